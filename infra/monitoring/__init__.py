"""Monitors the stack: metrics, alarms and dashboard."""
