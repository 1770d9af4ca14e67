"""Expecting before asking: what telemetry lets expect, and whether that is worth more than a guess.

Series are rows of arrays, periods their columns; what is not known is not a number. What is said
of a period is made from what was known before it, and from what was measured in it.
"""
