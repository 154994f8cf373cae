"""Tests the documentation of a release."""
