"""Ready to go live, and right first time."""
