"""Tests this project's program with the real Pulumi engine and the emulator."""
