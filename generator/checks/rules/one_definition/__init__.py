"""Rules about one definition at a time."""
