"""The state machine: its definition, and its executions, which are the timers."""
