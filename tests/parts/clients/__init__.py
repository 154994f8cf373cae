"""Tests that clients generated from the OpenAPI document can call the API."""
