"""Stacks at names of one's own."""
