"""Which communities were asked: one of an unknown number was, one of nobody was not."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.counts.asked import AskedCommunities
from generator.model.subject import Subject
from tests.records.from_rows import records_of

WAVES = {"spring": (date(2026, 4, 3), date(2026, 4, 20))}
INVITATIONS = st.lists(
    st.fixed_dictionaries(
        {
            "period": st.sampled_from(["2026-08", "2026-Q3", ""]),
            "wave": st.sampled_from(["spring", "nobody answered", ""]),
            "community": st.sampled_from(["", "field", "office"]),
            "service": st.sampled_from(["mail", "travel", ""]),
            "invited": st.sampled_from([np.nan, 0.0, 1.0, 50.0]),
        }
    ),
    max_size=20,
)
DAYS = {
    "2026-08": (date(2026, 8, 1), date(2026, 8, 31)),
    "2026-Q3": (date(2026, 7, 1), date(2026, 9, 30)),
}


@settings(max_examples=60)
@given(INVITATIONS)
def test_each_subject_has_the_communities_that_were_asked_about_it(rows):
    filled = ({**row, "provider": "" if row["service"] else "it", "mode": "list"} for row in rows)
    found = AskedCommunities(records_of("invitations", filled).get("invitations"), WAVES)
    for subject in (Subject("service", "mail"), Subject("service", "travel")):
        assert list(found.of(subject)) == by_hand(rows, subject.id)
    assert list(found.of(Subject("provider", "it"))) == by_hand(rows, "")


def by_hand(rows: list[dict[str, object]], service: str) -> list[tuple[object, date, date]]:
    wanted = set()
    for row in rows:
        days = DAYS.get(str(row["period"])) or WAVES.get(str(row["wave"]))
        if row["service"] == service and row["invited"] != 0 and days:
            wanted.add((row["community"], *days))
    return sorted(wanted)


def test_nobody_was_asked_where_there_are_no_invitations():
    assert AskedCommunities().of(Subject("service", "mail")) == ()
