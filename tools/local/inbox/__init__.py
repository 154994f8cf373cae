"""The messages that the emulator's mail and SMS services accepted."""
