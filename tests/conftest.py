"""What holds for all tests: Hypothesis judges behaviour, never the speed of a busy machine."""

from hypothesis import HealthCheck, settings

settings.register_profile("task-reminder", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("task-reminder")
