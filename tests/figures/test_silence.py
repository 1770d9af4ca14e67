"""The page shows the same silence as the checks, from what is published alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.language import ENGLISH
from generator.model.rhythm import STREAMS
from generator.pipeline import compute, read

ROOT = Path(__file__).parents[2]
STREAM_OF = {folder: stream.name for stream in STREAMS for folder in stream.folders}


@pytest.mark.parametrize(
    "as_of",
    [
        "2026-10-31",
        pytest.param("2026-12-02", marks=pytest.mark.long),
        pytest.param("2027-01-31", marks=pytest.mark.long),
        "2027-12-31",
    ],
)
def test_the_example_s_pages_show_what_the_checks_find(as_of):
    reading = read(ROOT, date.fromisoformat(as_of), cache=False)
    reported = set()
    for finding in reading.checked.findings:
        if finding.code == "no-news":
            parts = re.search(r"“([^”]+)” since (.+), but numbers", finding.message)
            assert parts
            stream = finding.place.file.split("/")[1]
            reported.add((parts[1], STREAM_OF[stream], parts[2]))
    cards = compute(reading)
    shown = {
        (card.id, silence.stream, ENGLISH.period(silence.since))
        for card in (*cards.services, *cards.providers)
        for silence in card.silences
    }
    assert shown == reported
    assert reported


def test_a_service_that_has_ended_owes_no_news(write):
    rows = "date,service,rating\n" + "2026-01-05,mail,4\n" * 40
    silent = []
    for stage in ("live", "retired", "retiring\nretired: 2026-03-31"):
        service = f"name: Mail\npurpose: I write.\nlaunched: 2020-01-01\nstage: {stage}\n"
        root = write({"services/it/mail.yml": service, "data/answers/a.csv": rows})
        (card,) = compute(read(root, date(2026, 9, 30), cache=False)).services
        silent.append([(each.stream, each.since.id) for each in card.silences])
    assert silent == [[("answers", "2026-01")], [], []]
