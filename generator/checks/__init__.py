"""Checks: what is wrong, where, and what fixes it.

The room between the model and the counts. From outside it is two functions::

    from generator.checks.run import check, check_definitions

    checked = check(sources, history)      # outcome.Checked: definitions, findings, records …
    check_definitions(definitions, as_of)  # what definitions alone can have wrong

- ``rules`` holds every rule, a module each; its folders say what the rules in them look at.
- ``engine`` finds the rules of a folder and runs them; ``catalogue`` lists them all.
- The ``…_context`` modules and ``sheet`` are what rules look at.
- ``validation`` judges the records of a kind of data, and makes findings of the masks that rules
  yield.
- ``expectations`` declares the same for Great Expectations, from the kinds of data; who wants one
  asks it for a ``second_opinion``.
- ``ignored`` sorts out warnings for which somebody gave a reason.
- ``public`` is a room of its own: what a public repository, and its history, must not hold.

Neither numpy nor pandas is imported before there are rows to judge.
"""
