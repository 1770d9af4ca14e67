"""How new a scorecard's numbers are: its foot says so where the footer of the site does not."""

from __future__ import annotations

import pytest

from generator.language import ENGLISH
from generator.pages.provenance import Provenance
from generator.pages.service import service_view
from generator.pipeline import compute
from generator.sources.history import History
from tests.figures.test_states import HEADER, rows

HEAD = "name: Small Works\nas_of: {day}\n"
ANSWERS = "".join(rows(f"2026-0{month}-10", 36, 4) for month in range(1, 8))
USAGE = "period,service,people\n2026-{month},mail,90\n"


@pytest.mark.parametrize(
    ("files", "day", "said"),
    [
        ({}, "2026-09-30", "There is no number on this page yet."),
        (
            {"data/answers/a.csv": HEADER + ANSWERS},
            "2026-07-31",
            "",  # the footer says of the whole site that its data go up to this day
        ),
        (
            {"data/answers/a.csv": HEADER + ANSWERS},
            "2026-08-05",
            "The newest numbers on this page go up to 31 July 2026.",
        ),
        (
            {
                "data/answers/a.csv": HEADER + ANSWERS,
                "data/usage/u.csv": USAGE.format(month="08"),
            },
            "2026-09-15",
            "The newest numbers on this page go up to 31 August 2026.",
        ),
    ],
    ids=["no number", "as new as the site", "older answers", "newer use"],
)
def test_a_scorecard_says_up_to_which_day_its_newest_number_goes(repository, files, day, said):
    cards = compute(repository({"services/organisation.yml": HEAD.format(day=day), **files}))
    view = service_view(ENGLISH, cards.services[0], Provenance(ENGLISH, History(), None))
    assert view.foot.newest == said
