"""Runs the whole system on this machine, without an AWS account."""
