"""Measures: arrays in, numbers out. No files, no services, no pages.

Features say in words what these do; the worked examples of their methods are computed again by the
tests.
"""
