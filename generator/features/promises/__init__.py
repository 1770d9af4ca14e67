"""Agreed service levels beside the experience."""
