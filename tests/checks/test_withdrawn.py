"""What is said of what owners withdraw: one mistake, one sentence; and what is let pass."""

from __future__ import annotations

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import USUAL, write

MAIL = "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\ncommunities: [field]\n"
COMMUNITIES = "communities:\n- {id: field, name: Field}\n- {id: office, name: Office}\n"
ANSWERS = "date,service,community,rating,ease\n" + "2026-09-10,mail,field,4,\n" * 12
CODES = ("bad-period", "listed-twice", "unknown-community", "withdraws-nothing", "unknown-value")
WHY = "reason: asked"


def said(tmp_path, items: list[str], organisation: str = "", file: str = "mail") -> list[str]:
    lines = "withdrawn:\n" + "".join(f"- {{{item}}}\n" for item in items)
    provider = "name: IT\nshirt: IT\n"
    files = {
        **USUAL,
        "services/organisation.yml": f"{USUAL['services/organisation.yml']}{organisation}",
        "services/communities.yml": COMMUNITIES,
        "services/it/mail.yml": MAIL + (lines if file == "mail" else ""),
        "services/it/provider.yml": provider + (lines if file == "provider" else ""),
        "data/answers/a.csv": ANSWERS,
    }
    found = check(read_sources(write(tmp_path, files)), History()).findings
    return [f"{each.code}: {each.message}" for each in found if each.code in CODES]


@pytest.mark.parametrize("file", ["mail", "provider"])
@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("period: Q3 2026", "bad-period: “Q3 2026” is not a period"),
        ("period: 2026-13", "bad-period: “2026-13” is not a period"),
        ("period: 2026/27", "bad-period: “2026/27” is no year of this organisation"),
        (
            "period: 2026-10",
            "withdraws-nothing: 2026-10 is in the future: the as-of date is 2026-09-30",
        ),
        (
            "period: 2026-08",
            "withdraws-nothing: there are no answers about “{}” in 2026-08 to withdraw",
        ),
        (
            "period: 2026-09, question: ease",
            "withdraws-nothing: there are no answers about “{}” in 2026-09 of ease to withdraw",
        ),
        (
            "period: 2026-09, community: office",
            "withdraws-nothing: there are no answers about “{}” in 2026-09 of office to withdraw",
        ),
        (
            "period: 2026-09, question: ease, community: field",
            "withdraws-nothing: the question “ease” is never shown by community",
        ),
    ],
)
def test_a_mistake_in_what_is_withdrawn_is_said_once(tmp_path, item, message, file):
    name = "it" if file == "provider" else "mail"
    assert said(tmp_path, [f"{item}, {WHY}"], file=file) == [message.format(name)]


def test_names_that_do_not_exist_are_errors(tmp_path):
    (unknown,) = said(tmp_path, [f"period: 2026-09, community: feild, {WHY}"])
    assert unknown.startswith("unknown-community: no community is called “feild”; did you mean")
    (question,) = said(tmp_path, [f"period: 2026-09, question: love, {WHY}"])
    assert question.startswith("unknown-value: ")


def test_the_same_item_twice_is_said_and_another_question_is_another_item(tmp_path):
    one, other = f"period: 2026-09, {WHY}", f"period: 2026-09, question: like, {WHY}"
    assert said(tmp_path, [one, other]) == []
    assert said(tmp_path, [one, one]) == ["listed-twice: 2026-09 is withdrawn above already"]


@pytest.mark.parametrize(
    "item",
    [
        "period: 2026",
        "period: 2026-Q3",
        "period: 2026-W37",
        "period: 2026-09-25",  # the number of its month
        "period: 2026-07, community: field",  # the number of its quarter
    ],
)
def test_what_overlaps_a_number_is_let_pass(tmp_path, item):
    assert said(tmp_path, [f"{item}, {WHY}"]) == []
    assert said(tmp_path, [f"{item}, {WHY}"], file="provider") == []


def test_a_year_is_written_as_the_organisation_writes_it(tmp_path):
    april = "year_begins: april\n"
    assert said(tmp_path, [f"period: 2026/27, {WHY}"], april) == []
    assert said(tmp_path, [f"period: 2026, {WHY}"], april) == [
        "bad-period: “2026” is no year of this organisation"
    ]
