"""What the emulator's mail and SMS services took."""
