"""One function or class at a time, AWS mocked in the process."""
