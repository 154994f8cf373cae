"""The rules by which reminders repeat (RFC 5545), and the local times that they give."""
