"""All Pulumi code: every component that `pulumi up` creates."""
