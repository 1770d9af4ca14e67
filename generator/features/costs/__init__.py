"""What it costs, and how many use it."""
