"""Overviews: what is told of many services at once, beside each other and over time."""
