"""Reads an AWS account and says what keeps a stack's reminders from arriving; changes nothing."""
