"""Releases: the ledger of what was published, from one publication to the next.

It holds published cells and nothing else, so the site may show it to anyone.
"""
