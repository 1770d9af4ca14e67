"""Wording: numbers, states and facts in plain English. Every state has its own sentence."""
