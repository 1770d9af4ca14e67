"""Verdicts that moved."""
