"""Scorecards: published cells and definitions become figures, panel by panel.

Each panel is one module here and one row in ``panels.PANELS``.
"""
