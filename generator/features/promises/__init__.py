"""Agreed service levels compared with the experience."""
