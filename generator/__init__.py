"""I ♥ IT: service definitions and experience data in, a public transparency site out.

The way of the data is one straight way, and each room imports only from rooms before it::

    sources → model → checks → counts → disclosure → measures → scorecards → views → site → publish
"""

__version__ = "0.1.0"
