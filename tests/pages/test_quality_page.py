"""The data-quality page shows what is ignored, with the reason, and never a line of data."""

from __future__ import annotations

from generator.checks.ignored import Ignored
from generator.checks.rule import WARNING
from generator.language import ENGLISH
from generator.pages.quality import IgnoredView, _ignored
from generator.sources.finding import Finding, Place

TITLES = {"no-news": "News do not stop", "no-steps": "A service has steps"}


def ignored(code, file, line):
    return Ignored(
        Finding(code, WARNING, Place(file, line), "it is so", "change it"), "we know why"
    )


def test_what_is_ignored_is_shown_once_for_each_place():
    views = _ignored(
        ENGLISH,
        [
            ignored("no-news", "data/telemetry/mail.csv", 4),
            ignored("no-news", "data/telemetry/mail.csv", 7),
            ignored("no-steps", "services/it/mail.yml", 4),
        ],
        TITLES,
    )
    assert [(view.title, view.place, view.reason) for view in views] == [
        ("News do not stop", "data/telemetry/mail.csv", "we know why"),
        ("A service has steps", "services/it/mail.yml, line 4", "we know why"),
    ]
    assert all(isinstance(view, IgnoredView) and view.href for view in views)
