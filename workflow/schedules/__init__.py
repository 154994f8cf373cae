"""What a schedule is, what its owner may do with it, and which reminders it makes when: no AWS here."""
