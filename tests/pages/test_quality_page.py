"""The data-quality page shows what is ignored, with the reason, and never a line of data."""

from __future__ import annotations

from datetime import date

from generator.checks.ignored import Ignored
from generator.checks.rule import WARNING
from generator.language import ENGLISH
from generator.pages.quality import IgnoredView, _found, _ignored, _problems
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


def found(code, file, line):
    return ignored(code, file, line).finding


def test_every_problem_of_a_definition_counts_and_one_of_data_once_for_each_file():
    findings = [
        found("measure-without-good", "services/hr/letter.yml", 40),
        found("measure-without-good", "services/hr/letter.yml", 45),
        found("row-out-of-range", "data/answers/it.csv", 4),
        found("row-out-of-range", "data/answers/it.csv", 9),
        found("row-after-as-of", "data/answers/it.csv", 9),
        found("row-out-of-range", "data/answers/hr.csv", 4),
    ]
    said = _found(ENGLISH, findings, date(2026, 10, 31))
    assert said.startswith("We checked all data up to 31 October 2026 and found 5 problems")


def test_the_example_s_page_counts_as_many_problems_as_check(example_pages, example_reading):
    page = next(page for page in example_pages if page.path == "data-quality.md")
    assert f"{len(example_reading.checked.findings)} problems" in page.view.found


def test_what_fixes_a_row_is_not_said_for_it_may_be_what_one_person_answered():
    place, rating = Place("data/answers/it.csv", 4), "write 2"
    findings = [
        Finding("row-not-whole", WARNING, place, "“2,0” is not a whole number", rating),
        Finding("no-steps", WARNING, Place("services/it/mail.yml"), "no steps", "add “steps:”"),
    ]
    hints = {view.title: view.hint for view in _problems(ENGLISH, findings, TITLES)}
    assert hints == {"row-not-whole": "", "A service has steps": "add “steps:”"}
