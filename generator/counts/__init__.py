"""Counts: answers and tallies become cells. After this room nobody sees an answer.

A cell counts the answers to one question, about one subject, asked in one way (mode), by rating.
The cube holds the cells that may be published: points of a trend, communities by quarter. The door
(``generator.disclosure``) decides which of them are, and what else is a sum of these.
"""
