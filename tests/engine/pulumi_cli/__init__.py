"""Finds the Pulumi CLI on this machine, or builds it from its Go module."""
