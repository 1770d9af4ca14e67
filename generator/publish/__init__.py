"""Publish: a finished site replaces the old one in one step."""
