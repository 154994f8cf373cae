"""Measures how quickly the API's package starts and responds, compared with other implementations."""
