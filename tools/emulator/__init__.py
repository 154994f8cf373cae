"""Extensions that run in the emulator's process and environment."""
