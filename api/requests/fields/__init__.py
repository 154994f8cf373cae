"""The types of single members: what each takes, with the rule that it names when it refuses."""
