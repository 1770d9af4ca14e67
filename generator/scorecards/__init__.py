"""Scorecards: published cells and definitions become figures.

The head of a scorecard is made from the modules here (signs, trend, deeds, verdict), what stands
below it from ``panels``, what is told of many services at once from ``overviews``; ``scorecard``
puts them together.
"""
