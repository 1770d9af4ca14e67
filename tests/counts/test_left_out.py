"""What was not let pass is counted nowhere; and each rating that was is in its own place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.counts.asked import AskedCommunities
from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.invitations import read_invitations, wave_spans
from generator.counts.questions import SCALES
from generator.counts.responses import steps_answered
from generator.model.kinds import ANSWER_COLUMNS
from generator.records.records import Records
from tests.counts.test_cells import AS_OF, MAIL, definitions
from tests.records.from_rows import CONTEXT, records_of

TALLY = {f"rating_{rating}": 1 for rating in range(1, 6)}
ROWS: dict[str, list[dict[str, object]]] = {
    "answers": [
        {"date": day, "service": name, "rating": 4, "community": who, "wave": wave}
        for day, name, who, wave in (
            ("2026-07-03", "mail", "field", "summer"),
            ("2026-08-04", "mail", "", "summer"),
            ("2026-08-05", "travel", "office", ""),
        )
    ],
    "tallies": [
        {"period": day, "service": "mail", "question": "like", "wave": wave, **TALLY}
        for day, wave in (("2026-06-02", "summer"), ("2026-09-03", "summer"), ("2026-08", ""))
    ],
    "pride": [{"date": f"2026-08-0{day}", "service": "mail", "rating": day} for day in (1, 2, 3)],
    "invitations": [
        {"period": "2026-07", "service": "mail", "invited": 9, "mode": "list"},
        {
            "period": "2026-07",
            "service": "mail",
            "invited": 5,
            "mode": "list",
            "community": "field",
        },
        {"wave": "summer", "service": "mail", "invited": "", "mode": "open", "community": "office"},
    ],
}
CHOSEN = st.fixed_dictionaries(
    {kind: st.lists(st.booleans(), min_size=3, max_size=3) for kind in ROWS}
)


def counted(records: dict[str, Records]) -> object:
    cube = count(records, counting_context(definitions(), AS_OF))
    cells = zip(cube.keys, cube.counts.tolist(), cube.people.tolist(), strict=True)
    asked = AskedCommunities(records.get("invitations"), wave_spans(records)).of(MAIL)
    files = {subject: set(files) for subject, files in cube.files.items()}
    return sorted(cells), list(read_invitations(records)), asked, files


@settings(max_examples=15)
@given(CHOSEN)
def test_what_is_left_out_might_as_well_not_be_written(chosen):
    left_out, rest = {}, {}
    for kind, rows in ROWS.items():
        kept = np.array(chosen[kind])
        left_out |= {kind: records_of(kind, rows)[kind].without(~kept)}
        rest |= records_of(kind, [row for row, keep in zip(rows, kept, strict=True) if keep])
    assert counted(left_out) == counted(rest)


COLUMNS = {question: column for column, question in ANSWER_COLUMNS.items()} | {"pride": "rating"}


@pytest.mark.parametrize("question", [name for name in SCALES if name != "lost_minutes"])
def test_each_rating_is_counted_in_its_own_place(question):
    scale = {"recommend": range(11), "home": range(-1, 2), "shirt": range(2), "lost": range(2)}
    kind = "pride" if question == "pride" else "answers"
    for place, rating in enumerate(scale.get(question, range(1, 6))):
        row = {"date": "2026-08-01", "service": "mail", COLUMNS[question]: rating}
        cube = count(records_of(kind, [row]), counting_context(definitions(), AS_OF))
        at = [key.question for key in cube.keys].index(question)
        assert cube.counts[at].tolist() == [float(each == place) for each in range(11)]


def test_a_wave_lasts_from_the_first_of_its_answers_to_the_last_of_any_kind():
    for order in (1, -1):
        kinds = ("answers", "tallies")[::order]
        records = {kind: records_of(kind, ROWS[kind][::order])[kind] for kind in kinds}
        ((name, span),) = wave_spans(records).items()
        assert (name, *map(str, span)) == ("summer", "2026-06-02", "2026-09-03")
    answers = wave_spans(records_of("answers", ROWS["answers"]))
    assert [str(day) for day in answers["summer"]] == ["2026-07-03", "2026-08-04"]


def test_steps_are_found_among_many_services_and_steps():
    about = {f"s{number}": f"t{number % 256}" for number in range(300)}
    context = replace(CONTEXT, services=tuple(about))
    rows = [{"date": "2026-07-03", "service": s, "step": t, "rating": 4} for s, t in about.items()]
    found = records_of("answers", rows, context)
    small = {kind: each.without_files() for kind, each in found.items()}
    assert steps_answered(small) == {service: {step} for service, step in about.items()}
