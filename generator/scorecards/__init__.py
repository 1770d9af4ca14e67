"""Scorecards: heads and features put together, and what is said of many services at once.

``scorecard`` makes all of them; ``overviews`` look at several together.
"""
