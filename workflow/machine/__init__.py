"""The state machine: its definition, and the executions that are its timers."""
