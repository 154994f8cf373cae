"""The local provider: what each Pulumi AWS resource type is in the emulator."""
