"""The local provider: how each Pulumi AWS resource type is created, changed and deleted in the emulator."""
