"""Rules about comments (and the organisation's list) that ignore warnings."""
