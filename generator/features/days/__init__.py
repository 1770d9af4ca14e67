"""Days with customers."""
