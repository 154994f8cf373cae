"""Tests of what a stack is said to cost."""
