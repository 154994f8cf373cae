"""Reads requests: headers, parameters, body and owner."""
