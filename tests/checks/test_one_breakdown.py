"""Two tools write down one breakdown: the program asks, and of two breakdowns it does not."""

from __future__ import annotations

import numpy as np
import pytest

from generator.checks.one_breakdown import one_breakdown
from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import ORGANISATION, write
from tests.records.from_rows import records_of

CODE = "row-may-be-one-breakdown"
HEADER = "id,service,opened,resolved,planned,step,summary\n"
STEPS = "steps:\n  - id: write\n    name: Write\n  - id: read\n    name: Read\n"
SERVICES = {
    f"services/it/{name}.yml": f"name: {name}\nstage: live\nlaunched: 2020-01-01\n{STEPS}"
    for name in ("mail", "travel")
}
FIRST = "a1,mail,2026-09-02T10:00,2026-09-02T11:00,no,,It was slow"


def found(root, first, second, organisation="", names=("monitor", "tickets")):
    rows = [each if isinstance(each, str) else "\n".join(each) for each in (first, second)]
    logs = {
        f"data/incidents/{name}.csv": f"{HEADER}{own}\n"
        for name, own in zip(names, rows, strict=True)
    }
    said = {"services/organisation.yml": ORGANISATION + organisation}
    checked = check(read_sources(write(root, {**SERVICES, **said, **logs})), History())
    assert not checked.errors
    return [f for f in checked.findings if f.code == CODE], int(
        checked.records["incidents"].accepted.sum()
    )


@pytest.mark.parametrize(
    "second",
    [
        "b1,mail,2026-09-02T10:07,2026-09-02T11:12,no,,",
        "b1,mail,2026-09-02T10:00,2026-09-02T11:00,no,,Mail hung",  # the same times
        "b1,mail,2026-09-02T10:25,2026-09-02T11:05,no,,",  # most of its time
        "b1,mail,2026-09-02T10:00,,no,,",  # nobody has closed it
        "b1,mail,2026-09-02T10:03,unknown,no,,",
        "b1,mail,2026-09-02T10:02,2026-09-02T10:58,yes,,",
        "b1,mail,2026-09-02T10:02,2026-09-02T10:58,no,write,",
        "b1,mail,2026-09-02T10:02+02:00,2026-09-02T10:58+02:00,no,,",
    ],
)
def test_nearly_the_same_times_in_two_logs_are_asked_about_and_count_as_two(tmp_path, second):
    zone = "timezone: Europe/Berlin\n"
    (one,), counted = found(tmp_path, FIRST, second, zone)
    assert (one.place.file, one.place.line) == ("data/incidents/tickets.csv", 2)
    assert "data/incidents/monitor.csv:2" in one.message
    assert "not_the_same: [{files: [data/incidents/monitor.csv, data/inc" in one.hint
    assert counted == 2


@pytest.mark.parametrize(
    "second",
    [
        "b1,mail,2026-09-02T14:00,2026-09-02T15:00,no,,",  # the same day
        "b1,mail,2026-09-02T10:40,2026-09-02T13:00,no,,",  # they overlap for less than half
        "b1,travel,2026-09-02T10:00,2026-09-02T11:00,no,,",
        "b1,mail,2026-09-02,2026-09-02,no,,",
        "b1,mail,2026-09-02T10:20,,no,,",
    ],
)
def test_two_breakdowns_are_not_asked_about(tmp_path, second):
    assert found(tmp_path, FIRST, second) == ([], 2)


def test_two_breakdowns_of_one_day_in_one_log_are_not_asked_about(tmp_path):
    near = "a2,mail,2026-09-02T10:04,2026-09-02T10:59,no,,Again"
    other = "b1,travel,2026-09-02T10:00,2026-09-02T11:00,no,,"
    assert found(tmp_path, [FIRST, near], other) == ([], 3)


def test_steps_break_down_each_for_themselves(tmp_path):
    first = FIRST.replace("no,,", "no,read,")
    second = "b1,mail,2026-09-02T10:02,2026-09-02T10:58,no,write,"
    assert found(tmp_path, first, second) == ([], 2)


def test_who_says_that_they_are_different_is_believed(tmp_path):
    said = (
        "not_the_same:\n  - files: [data/incidents/monitor.csv, data/incidents/tickets.csv]\n"
        "    because: The one is about the office in Rome.\n"
    )
    second = "b1,mail,2026-09-02T10:07,2026-09-02T11:12,no,,"
    assert found(tmp_path, FIRST, second, said) == ([], 2)


def test_logs_of_different_breakdowns_are_seldom_asked_about():
    """Two logs of a service that breaks down thirty times a year in office hours, in each."""
    rng, asked = np.random.default_rng(7), 0
    for _ in range(100):
        rows = []
        for name in ("a", "b"):
            days = rng.integers(0, 365, 30)
            begins = days * 1440 + rng.integers(8 * 60, 17 * 60, 30)
            for number, (begin, size) in enumerate(
                zip(begins, rng.lognormal(4, 1, 30), strict=True)
            ):
                opened = np.datetime64("2026-01-01T00:00") + int(begin)
                ended = opened + 1 + int(size)
                rows.append(
                    {"id": f"{name}{number}", "service": "mail", "opened": opened}
                    | {"resolved": ended, "planned": "no", "file": f"{name}.csv"}
                )
        records = records_of("incidents", rows)["incidents"]
        asked += len(one_breakdown(records, np.ones(len(records), dtype=bool), ()))
    assert asked <= 10, "of 6,000 breakdowns"
