"""Measures: arrays in, numbers out. No files, no services, no pages.

`catalogue.METHODS` is the table of what a published figure can name; the method page is made from
it, and its worked examples are computed again by the tests.
"""
