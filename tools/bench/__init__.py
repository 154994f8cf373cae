"""Measures the speed of the API and the sweep, compared with other implementations."""
