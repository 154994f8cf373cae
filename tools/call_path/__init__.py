"""Shows through which of our files one request runs."""
