"""Measures how quickly the API starts and responds, and the sweep, compared with other implementations."""
