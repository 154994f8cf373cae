"""How fast the page loads on a phone: `make load`. It is no test: what is timed depends on the machine."""
