"""Steps and suppliers, and the time without them."""
