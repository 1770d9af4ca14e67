"""Those who provide it compared with those who use it."""
