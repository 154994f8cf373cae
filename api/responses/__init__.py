"""Builds responses: reminders, problems, and their part of the OpenAPI document."""
