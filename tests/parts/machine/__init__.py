"""The state machine's definition: its rules, and every path through it in two interpreters."""
