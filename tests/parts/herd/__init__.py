"""The simulation of herds: that it is one, and that the definition keeps its goals in it."""
