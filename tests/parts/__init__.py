"""One part at a time: with an emulator, a process, the Pulumi program or many orders of events."""
