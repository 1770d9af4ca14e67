"""Demo: a fictional organisation, written as a repository that is ready to build.

The storied services are files (``written/``) that are copied as they are; their data are drawn
from a table of levels (``stories.py``) with a fixed seed. Further services come from ``names.py``.

There are no rows in ``forecasts/``: a forecast counts because a commit froze it before the answers
arrived, and a made-up organisation has no such commit. ``forecast --record`` makes honest ones.
"""
