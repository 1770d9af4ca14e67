"""Figures: published cells and definitions become numbers that can be published.

What all features stand on is here: the figure and its states, a subject with its cells and its
calendar, and the head of a scorecard (signs, trend, action, verdict). There are no words in it.
"""
