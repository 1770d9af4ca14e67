"""The page for works councils says what this organisation collects, and counts what is withheld."""

from __future__ import annotations

import pytest

from generator.pages.table import pages
from generator.pipeline import compute, material

ANSWERS = "date,service,rating,comment\n" + "".join(
    f"2026-{month:02}-10,mail,4,\n"
    for month, number in ((7, 4), (8, 12), (9, 20))
    for _ in range(number)
)
MAIL = (
    "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
    "withdrawn:\n  - {period: 2026-08, reason: two people asked us to}\n"
)
PROVIDER = "name: IT\nshirt: IT\nowner: {role: Head of IT, contact: mailto:it@example.org}\n"


@pytest.fixture
def view(repository):
    """Return a function that makes the page's view for some settings, and an earlier ledger."""

    def do(before: str = "", **settings: str):
        said = "".join(f"{key}: {value}\n" for key, value in settings.items())
        files = {
            "services/organisation.yml": f"name: A\nas_of: 2026-10-31\n{said}",
            "services/it/provider.yml": PROVIDER,
            "services/it/mail.yml": MAIL,
            "data/answers/a.csv": ANSWERS,
        }
        reading = repository(files)
        earlier = None
        if before:
            earlier = compute(repository({**files, "data/answers/a.csv": ANSWERS + before})).ledger
            reading = repository(files)
        made = material(reading, compute(reading, before=earlier))
        return next(page for page in pages(made) if page.path == "privacy.md").view

    return do


def test_it_lists_what_is_there_and_which_columns_nobody_sees(view):
    found = view()
    (answers,) = found.collected
    assert (answers.folder, answers.shown, answers.hidden) == (
        "data/answers/",
        "date, service, rating",
        "comment",
    )
    assert "one answer" not in found.never
    assert "money in a period" in found.never
    (contact,) = found.contacts
    assert (contact.role, contact.href) == ("Head of IT", "mailto:it@example.org")


def test_it_counts_numbers_and_never_the_answers_that_wait(view):
    assert view().numbers == (
        "Periods whose number of answers is shown: 1. Withheld to protect people: 1. "
        "Withdrawn by their owners: 1."
    )
    late = view("2026-09-11,mail,1,\n")
    assert late.numbers.endswith("Still as published earlier: 1.")


def test_it_says_the_floors_and_the_days_of_this_organisation(view):
    found = view(floors="{privacy: 12, reliability: 40}", closes_after="7", public="yes")
    assert (found.privacy, found.reliability, found.small) == (12, 40, 24)
    assert (found.closes_after, found.public) == (7, True)


def test_what_an_owner_writes_gives_its_reason_in_the_language_of_the_site(view):
    assert "two people asked us to" in view().example[1]
    assert "zwei Menschen haben uns darum gebeten" in view(language="de").example[1]
