"""A warning is ignored at its place and with a reason; errors and what protects people are not."""

from __future__ import annotations

from itertools import product

import pytest

from generator.checks.catalogue import catalogue
from generator.checks.rule import Family, Lifecycle, Rule
from generator.checks.run import check
from generator.sources.finding import Severity
from generator.sources.history import History
from generator.sources.repository import read_sources

MAIL = "services/it/mail.yml"
SERVICE = """name: Mail
purpose: I write to anybody.
stage: live
launched: 2020-01-01
steps:
  - id: write
    name: Write
    delivered_by: [{since: 2020-01-01, supplier: post}]
"""
SUPPLIERS = {"services/suppliers.yml": "suppliers:\n  - id: post\n    name: Post\n"}
WHY = "because the post measures it"
ANSWERS = "date,service,rating\n2019-01-05,mail,5\n2019-01-06,mail,4\n"
LISTED = "ignore:\n  - file: {}\n    check: {}\n    because: {}\n"


@pytest.fixture
def checked(write):
    """Check a repository with a service, and with what is written next to it."""

    def run(service=SERVICE, organisation="", with_data=True, only=None, **more):
        root = write({MAIL: service, **SUPPLIERS, **more.get("files", {})})
        path = root / "services" / "organisation.yml"
        path.write_text(path.read_text("utf-8") + organisation, encoding="utf-8")
        return check(read_sources(root, with_data), History(), only=only)

    return run


def codes(checked):
    return {finding.code for finding in checked.findings}


def ignored(checked):
    return {(each.finding.code, each.reason) for each in checked.ignored}


def above(line):
    return SERVICE.replace("  - id: write", f"  {line}\n  - id: write")


@pytest.mark.parametrize(
    "service",
    [
        above(f"# iheartit: ignore step-without-measure {WHY}"),
        above(f"#iheartit: Ignore step-without-measure BECAUSE: {WHY[8:]}"),
        above(f"# iheartit: ignore step-without-measure {WHY}\n\n  # It is a long story."),
        SERVICE.replace(
            "- id: write", f"- id: write # iheartit: ignore step-without-measure {WHY}"
        ),
    ],
)
def test_a_warning_is_ignored_at_its_place_with_its_reason(checked, service):
    assert "step-without-measure" in codes(checked())
    found = checked(service)
    assert ignored(found) == {("step-without-measure", "the post measures it")}
    assert codes(found) == codes(checked()) - {"step-without-measure"}


def test_a_comment_elsewhere_ignores_nothing(checked):
    found = checked(f"# iheartit: ignore step-without-measure {WHY}\n{SERVICE}")
    assert {"step-without-measure", "ignore-without-warning"} <= codes(found)
    assert not found.ignored


@pytest.mark.parametrize("reason", ["", " because", " because …", " because ...", " for a reason"])
def test_without_a_reason_the_warning_stays(checked, reason):
    found = checked(above(f"# iheartit: ignore step-without-measure{reason}"))
    assert {"step-without-measure", "ignore-without-reason"} <= codes(found)
    assert "ignore-without-warning" not in codes(found)
    assert not found.ignored


@pytest.mark.parametrize(
    ("comment", "message", "hint"),
    [
        (
            "# iheartit: ignore undated",
            "there is no reason for ignoring “undated”",
            "write “# iheartit: ignore undated because …”",
        ),
        (
            "# iheartit: please",
            "this comment does not say what to ignore, and why",
            "write “# iheartit: ignore CODE because …”",
        ),
    ],
)
def test_a_comment_without_a_reason_is_given_back_with_a_gap_for_one(
    checked, comment, message, hint
):
    (found,) = (f for f in checked(above(comment)).findings if f.code == "ignore-without-reason")
    assert (found.message, found.hint) == (message, hint)


def test_an_entry_without_a_reason_has_only_the_gap_to_fill(checked):
    listed = LISTED.format("services/it/mail.yml", "undated", "…")
    found = [f for f in checked(organisation=listed).findings if f.code == "ignore-without-reason"]
    assert [each.hint for each in found] == ["write “…”"]


def test_what_ignores_nothing_is_removed_where_it_stands(checked):
    comment = above("# iheartit: ignore undated because it is small")
    beside = SERVICE.replace("- id: write", "- id: write # iheartit: ignore undated because so")
    listed = LISTED.format("services/it/mail.yml", "undated", "it is small")
    found = {
        (each.message, each.hint)
        for run in (checked(comment), checked(beside), checked(organisation=listed))
        for each in run.findings
        if each.code == "ignore-without-warning"
    }
    assert found == {
        ("there is no warning “undated” on the line that it is about", "remove this line"),
        ("there is no warning “undated” on the line that it is about", "remove this comment"),
        ("there is no warning “undated” in services/it/mail.yml", "remove this entry"),
    }


def test_only_what_warns_today_and_protects_nobody_may_be_ignored():
    for family, severity, lifecycle, ignorable in product(
        Family, Severity, Lifecycle, (True, False)
    ):
        rule = Rule("a", "A", severity, family, "", "", lifecycle=lifecycle, ignorable=ignorable)
        warns = severity is Severity.WARNING or lifecycle is Lifecycle.NEW
        assert rule.weight is (Severity.WARNING if warns else Severity.ERROR)
        people = family in (Family.PUBLIC, Family.SITE)
        assert rule.may_be_ignored == (ignorable and warns and not people)


def test_ignored_is_no_value_that_holds_the_words(checked):
    text = f"purpose: 'I write. # iheartit: ignore step-without-measure {WHY}'"
    found = checked(SERVICE.replace("purpose: I write to anybody.", text))
    assert codes(found) == codes(checked())


@pytest.mark.parametrize(
    "code", [code for code, rule in catalogue().items() if not rule.may_be_ignored]
)
def test_what_must_not_be_ignored_is_not(checked, code):
    listed = LISTED.format("services/suppliers.yml", code, "nobody sees it")
    found = checked(organisation=listed)
    assert "ignore-not-allowed" in codes(found)
    assert not found.ignored


def test_errors_and_what_protects_people_must_not_be_ignored():
    for rule in catalogue().values():
        people = rule.family is Family.PUBLIC or rule.code == "floors-lowered"
        if rule.weight is Severity.ERROR or people:
            assert not rule.may_be_ignored, rule.code
    assert sum(rule.may_be_ignored for rule in catalogue().values()) > 60


def test_data_are_ignored_by_a_list_and_stay_left_out(checked):
    files = {"data/answers/old.csv": ANSWERS}
    before = checked(files=files)
    assert "row-outside-life" in codes(before)
    listed = LISTED.format("data/answers/old.csv", "row-outside-life", "it was tried before")
    found = checked(organisation=listed, files=files)
    assert ("row-outside-life", "it was tried before") in ignored(found)
    assert codes(found) == codes(before) - {"row-outside-life"}
    accepted = [each.records["answers"].accepted.tolist() for each in (before, found)]
    assert accepted[0] == accepted[1]
    assert not all(accepted[0])


@pytest.mark.parametrize(
    ("file", "code", "why", "finds", "at"),
    [
        ("new.csv", "row-outside-life", "it was tried", "ignore-without-warning", (5, 12)),
        ("old.csv", "row-outside-live", "it was tried", "ignore-unknown-check", (5, 12)),
        ("old.csv", "row-outside-life", "…", "ignore-without-reason", (6, 14)),
    ],
)
def test_what_is_wrong_with_the_list_is_found_in_it(checked, file, code, why, finds, at):
    listed = LISTED.format(f"data/answers/{file}", code, why)
    found = checked(organisation=listed, files={"data/answers/old.csv": ANSWERS})
    (finding,) = (f for f in found.findings if f.code == finds)
    assert finding.place.file == "services/organisation.yml"
    assert (finding.place.line, finding.place.column) == at


def test_what_was_not_looked_at_is_not_said_to_be_gone(checked):
    listed = LISTED.format("data/answers/old.csv", "row-outside-life", "it was tried before")
    files = {"data/answers/old.csv": ANSWERS}
    assert "ignore-without-warning" not in codes(checked(organisation=listed, files=files))
    without = checked(organisation=listed, files=files, with_data=False)
    assert "ignore-without-warning" not in codes(without)
    alone = checked(above(f"# iheartit: ignore step-without-measure {WHY}"), only=frozenset({MAIL}))
    assert ignored(alone) == {("step-without-measure", "the post measures it")}
    assert "ignore-without-warning" not in codes(alone)


@pytest.mark.parametrize("with_data", [True, False])
def test_a_comment_that_ignores_nothing_is_found_without_the_data_too(checked, with_data):
    comment = above(f"# iheartit: ignore undated {WHY}")
    assert "ignore-without-warning" in codes(checked(comment, with_data=with_data))


def test_of_a_file_with_errors_nothing_is_said_to_ignore_nothing(checked):
    """What is broken has no warnings, and obeying would lose the reason that somebody gave."""
    comment = above(f"# iheartit: ignore step-without-measure {WHY}")
    found = codes(checked(comment.replace("stage: live", "stage: lve")))
    assert "unknown-value" in found
    assert "ignore-without-warning" not in found


@pytest.mark.parametrize(
    "files",
    [
        {"services/suppliers.yml": "suppliers:\n  - id: post\n    name: [Post\n"},
        {"services/hr/provider.yml": "name: HR\nshirts: HR\n"},
    ],
)
def test_while_another_file_has_an_error_nothing_is_said_to_ignore_nothing(checked, files):
    """What a warning hangs on may be what could not be read."""
    comment = above(f"# iheartit: ignore undated {WHY}")
    found = checked(comment, files=files)
    assert any(each.severity is Severity.ERROR for each in found.findings)
    assert "ignore-without-warning" not in codes(found)
