"""Checks: what is wrong, where, and what mends it.

The room between the model and the counts. From outside it is three functions::

    from generator.checks.run import check, check_definitions
    from generator.checks.frames import frames

    checked = check(sources, history)      # outcome.Checked: definitions, findings, rejected …
    frames(checked)                        # {"answers": DataFrame, …}: accepted rows, typed
    check_definitions(definitions, as_of)  # what definitions alone can have wrong

- ``catalogue`` lists every rule, whichever room finds its breach.
- ``definition_checks`` is the table of checks of definitions, each a rule and a function
  (``references``, ``sense_…``).
- ``headers`` looks at CSV files as a whole, ``value_checks`` at cells, ``row_checks`` at rows; the
  last two are expectations, which Great Expectations (``great``) judges for a whole kind at once
  (``tables``). ``columns`` reads the cells, each distinct text once.
- ``public`` is a room of its own: what a public repository, and its history, must not hold.
- ``receipts`` remember what was validated, so that unchanged data are not validated again.

Neither pandas nor Great Expectations is imported before there are rows to validate.
"""
