"""Counts: answers and tallies become cells. After this room nobody sees an answer.

A cell counts the answers to one question, about one subject, asked in one way (mode), by rating.
The cube holds cells at every level that may be published: points of a trend, windows, communities
by quarter, and a provider's services taken together. The door (``generator.disclosure``) decides
which of them are.
"""
