"""Simulates DynamoDB for the scenarios: one table in memory, and its expressions."""
