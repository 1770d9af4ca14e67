"""Those who provide it beside those who use it."""
