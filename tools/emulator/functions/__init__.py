"""Corrects differences between the emulator's Lambda and AWS's."""
