"""What `pulumi up` makes: every component of the stack."""
