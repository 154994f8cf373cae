"""Shows and lifts suppressions of addresses for an operator."""
