"""Shows which project files one request runs through."""
