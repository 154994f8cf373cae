"""Tests single parts: with an emulator, a process, the Pulumi program or many orders of events."""
