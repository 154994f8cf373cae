"""Runs the whole system on this machine, with no AWS account."""
