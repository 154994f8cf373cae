"""What `make local` and `make test` do first."""
