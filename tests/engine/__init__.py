"""This project's program, run by the real Pulumi engine against the emulator."""
