"""Rules about whole rows."""
