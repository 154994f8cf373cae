"""The whole running system, over HTTP and in a browser."""
