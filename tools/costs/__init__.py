"""Computes a stack's costs from AWS's list prices and its usage of AWS."""
