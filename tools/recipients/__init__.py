"""Marks on addresses that get no email: shown and lifted by an operator."""
