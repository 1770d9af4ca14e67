"""What a public repository must not hold: what betrays a person, now and in the history.

Run where ``services/organisation.yml`` says “public: yes”, and by ``check --history``. From outside
it is two functions::

    from generator.checks.public.search import check_texts       # findings in the files as they are
    from generator.checks.public.past import check_past       # … and in what commits have added

- ``detectors`` is the table of what is looked for in texts: e-mail addresses (``addresses``),
  telephone numbers (``phones``), names of persons (``names``).
- ``passages`` says where the texts are: YAML, Markdown and other files as they stand, the cells of
  tables that hold free text.
- ``people`` is the table of who stands behind a row, for every kind of data; ``rows`` holds the
  checks of rows that follow from it, ``columns`` finds columns that single a person out.
- ``strangers`` takes what cells say out of findings that are printed into a job's log.

The libraries that know telephone numbers and given names are imported only when there is a text
that may hold one.
"""
