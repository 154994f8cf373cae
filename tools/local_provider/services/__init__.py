"""The resource types of one service each."""
