"""The owner's own words."""
