"""Who asks in a random scenario, whom it reaches and how often, and what must be true of that."""
