"""What comes, what goes."""
