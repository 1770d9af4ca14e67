"""Scorecards: published cells and definitions become figures.

Each part of a scorecard is one module here (signs, trend, deeds, change, verdict); ``scorecard``
puts them together for a service and for a provider.
"""
