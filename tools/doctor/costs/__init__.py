"""What the doctor says about costs."""
