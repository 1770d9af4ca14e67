"""Overviews: what is shown of many services at once, compared with each other and over time."""
