"""Tests the documented costs of a stack."""
