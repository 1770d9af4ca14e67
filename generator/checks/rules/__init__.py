"""All rules, a module each, called RULE in it. The name of a folder says what its rules look at.

- ``definitions``: all definitions (``DefinitionContext``); yields problems.
- ``one_definition``: one service, or those definitions that services share (``DefinitionContext``,
  in which there is no other service, nor is it known of any).
- ``files``: which files there are below ``data/`` and ``services/`` (``FileContext``).
- ``headers``: the columns of one CSV file (``HeaderContext``).
- ``cells``: the distinct texts of one column of a kind (``CellContext``); yields masks of texts.
- ``rows``: all rows of a kind (``Sheet``); yields masks of rows.
- ``arrivals``: what came of all tables together (``ArrivalContext``).
- ``columns``: the columns of one CSV file in a public repository (``ColumnContext``).
- ``texts``: what is written in one file (``TextContext``); looked at in public repositories only.
- ``ignores``: what was written to ignore warnings (``IgnoreContext``).
- ``elsewhere``: nothing. What breaks these is found while a file is read, in git's history or on
  the finished site; here stands what they mean.
"""
