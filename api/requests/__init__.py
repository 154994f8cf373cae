"""What reads a request: its headers, its parameters, its body, whose it is."""
