"""What the emulator's Lambda does otherwise than AWS's."""
