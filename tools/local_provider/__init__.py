"""The local provider: creates, changes and deletes Pulumi's AWS resources in the emulator."""
