"""The service with which a repository begins: made up, and labelled so wherever it is named.

Its id, its name, its file, the file of its answers and each of their rows say it. ``fictional``
has every page of the site say it, and ``check`` warn until it is gone. The answers are counted:
nobody stands behind them, and git keeps no row that looks like a person's.
"""

from __future__ import annotations

from datetime import date
from random import Random

from generator.model.schema import MODELINE
from generator.sources.yaml_text import Value, to_yaml
from generator.writing.new_file import SCHEMAS_FOLDER

ID = "made-up-mail"
ANSWERS = f"data/tallies/{ID}.csv"
MONTHS = 18
"""Months that are over by the day on which the files are written, with counted answers in each."""
_EACH_MONTH = 38
"""How many answers there are in a month, at least."""
_BEFORE = ((1, 10), (2, 16), (3, 22), (4, 32), (5, 20))
_AFTER = ((1, 3), (2, 5), (3, 10), (4, 42), (5, 40))
"""How many in 100 give each rating, before the event and since."""
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "name": "Mail (made up)",
        "purpose": "I write to anybody and find what they wrote.",
        "role": "Head of Mail (made up)",
        "event": "New search (made up)",
    },
    "de": {
        "name": "E-Mail (erfunden)",
        "purpose": "Ich schreibe allen und finde, was sie geschrieben haben.",
        "role": "Leitung E-Mail (erfunden)",
        "event": "Neue Suche (erfunden)",
    },
}


def example_files(provider: str, language: str, today: date) -> dict[str, str]:
    """Return the files of a made-up service of the provider with an id, up to the month before.

    The same day gives the same bytes.
    """
    first = _month_before(today, MONTHS)
    file = f"services/{provider}/{ID}.yml"
    head = (
        f"{MODELINE}../../{SCHEMAS_FOLDER}/service.schema.json\n\n"
        "# An example, to show how it works: this service and its answers are made up.\n"
        f"# Once you have one of your own, “iheartit remove {ID}” removes both.\n\n"
        "# iheartit: ignore no-steps because it is an example\n"
    )
    return {file: head + to_yaml(_service(language, first)), ANSWERS: _answers(first)}


def _service(language: str, first: date) -> dict[str, Value]:
    words = _WORDS[language]
    return {
        "name": words["name"],
        "fictional": True,
        "purpose": words["purpose"],
        "stage": "live",
        "owner": [{"since": first, "role": words["role"]}],
        "launched": first,
        "targets": [{"since": first, "at_least": "0.7"}],
        "events": [
            {
                "date": _months_later(first, MONTHS * 2 // 3),
                "kind": "change",
                "title": words["event"],
            }
        ],
    }


def _answers(first: date) -> str:
    """Return how many gave each rating in each month; in truth nobody was asked."""
    chance = Random(first.toordinal())  # noqa: S311 # nothing to be kept secret: all is made up
    lines = ["period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5\n"]
    for number in range(MONTHS):
        ratings, weights = zip(*(_BEFORE if number < MONTHS * 2 // 3 else _AFTER), strict=True)
        given = chance.choices(ratings, weights, k=_EACH_MONTH + chance.randrange(9))
        counts = ",".join(str(given.count(rating)) for rating in ratings)
        lines.append(f"{_months_later(first, number):%Y-%m},{ID},like,{counts}\n")
    return "".join(lines)


def _month_before(day: date, months: int) -> date:
    """Return the first day of the month so many months before that of a day."""
    return _months_later(day.replace(day=1), -months)


def _months_later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
