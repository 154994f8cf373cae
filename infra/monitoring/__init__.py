"""What watches the stack: metrics, alarms, dashboard."""
