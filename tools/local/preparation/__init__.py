"""The preparation of `make local` and `make test`."""
