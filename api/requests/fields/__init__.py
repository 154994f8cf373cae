"""The types of single members, with their rules."""
