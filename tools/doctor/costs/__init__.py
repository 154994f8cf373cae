"""The doctor's checks of costs."""
