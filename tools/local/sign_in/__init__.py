"""Signs the demo users in and hands their tokens out."""
