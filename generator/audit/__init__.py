"""Audit: can anything that was withheld be worked out from what is published?

It knows a published site and nothing else: no repository, no counts, none of the rooms that made
it. Anybody could find what it finds.
"""
