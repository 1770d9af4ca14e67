"""Rules about what came of all tables."""
