"""Creators, recipients and limits in a random scenario, and the rules that hold for them."""
