"""Measures how quickly the API's package starts and answers, beside other ways to write the same handler."""
