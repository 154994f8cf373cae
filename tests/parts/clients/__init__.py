"""Clients that are generated from the OpenAPI document call the API."""
