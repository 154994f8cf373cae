"""Tests the state machine's definition: its rules, and every path in two interpreters."""
