"""Rules about definitions."""
