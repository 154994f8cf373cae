"""Checks an AWS account and reports what prevents a stack's reminders from arriving; changes nothing."""
