"""Where news have dried up: each stream has its own sentence, and people are said apart."""

from __future__ import annotations

from generator.figures.silence import Silence
from generator.language import ENGLISH
from generator.model.period import parse_period
from generator.model.rhythm import STREAMS
from generator.wording.silence import silence_of_others, silence_of_people, silences_said

APRIL = parse_period("2026-04")
SAID = {
    "answers": "No answers have been counted since April 2026.",
    "telemetry": "No data since April 2026 on what is measured.",
    "promises": "No data since April 2026 on what was promised.",
    "usage": "No data since April 2026 on how many people use it.",
    "requests": "No data since April 2026 on what people asked for.",
    "results": "No data since April 2026 on what people get done with it.",
    "costs": "No data since April 2026 on what it costs.",
    "pride": "No data since April 2026 on what staff think of it.",
}


def test_each_stream_has_its_sentence():
    every = [Silence(stream.name, APRIL) for stream in STREAMS]
    assert dict(zip((s.stream for s in every), silences_said(ENGLISH, every), strict=True)) == SAID


def test_people_are_said_apart_from_all_others():
    every = [Silence(name, APRIL) for name in SAID]
    others = {name: said for name, said in SAID.items() if name != "answers"}
    assert silence_of_people(ENGLISH, every) == SAID["answers"]
    assert silence_of_people(ENGLISH, every[1:]) == ""
    assert silence_of_others(ENGLISH, every) == tuple(others.values())
    assert silence_of_others(ENGLISH, every[:1]) == ()
