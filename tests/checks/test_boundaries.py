"""On the very day: what is due today is not overdue, and the last day of a life belongs to it."""

from __future__ import annotations

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

LIFE = "name: Mail\nstage: retired\nlaunched: 2020-01-15\nretired: 2020-03-15\n"


def found(tmp_path, files, code):
    root = write(tmp_path / "root", files)
    findings = check(read_sources(root), History()).findings
    return [(each.place.file, each.place.line) for each in findings if each.code == code]


LIVE = "name: Mail\nstage: live\n"
PLANNED, ENDED = LIVE.replace("live", "pipeline"), LIVE.replace("live", "retired")
TALK = LIVE + "conversation:\n- said: It is slow.\n"
COMPARED = LIVE + "comparators:\n- {name: Acme, question: like, value: 0.5, source: Acme, "
DOING = "  raised: 2026-01-01\n  progress: doing\n"
AS_OF = "2026-09-30"
DAYS = [
    # code, the service with a day, a day on which it is found, a day on which it is not
    ("overdue", f"{TALK}{DOING}  due: ", "2026-09-29", AS_OF),
    ("overdue", TALK + DOING.replace("doing", "answered") + "  due: ", "2026-09-29", AS_OF),
    ("overdue", TALK + DOING.replace("doing", "heard") + "  due: ", "", "2026-09-29"),
    ("undated", f"{TALK}{DOING}  answered: ", "2026-07-31", "2026-08-01"),
    ("unanswered", f"{TALK}  progress: heard\n  raised: ", "2026-08-30", "2026-08-31"),
    ("in-the-future", f"{TALK}  progress: heard\n  raised: ", "2026-10-01", AS_OF),
    ("in-the-future", f"{TALK}{DOING}  answered: ", "2026-10-01", AS_OF),
    ("due-before-raised", f"{TALK}{DOING}  due: ", "2025-12-31", "2026-01-01"),
    ("stage-against-date", f"{PLANNED}launched: ", AS_OF, "2026-10-01"),
    ("stage-against-date", f"{LIVE}launched: ", "2026-10-01", AS_OF),
    ("stage-against-date", f"{LIVE}retired: ", "2026-09-29", AS_OF),
    ("stage-against-date", f"{ENDED}retired: ", "2026-10-01", AS_OF),
    (
        "launched-after-retired",
        f"{ENDED}retired: 2020-06-01\nlaunched: ",
        "2020-06-02",
        "2020-06-01",
    ),
    ("expired-comparator", f"{COMPARED}date: 2020-01-01, expires: ", AS_OF, "2026-10-01"),
    ("expires-before-date", f"{COMPARED}date: 2026-01-01, expires: ", "2026-01-01", "2026-01-02"),
    ("no-owner", f"{LIVE}owner:\n- role: Head\n  since: ", "2026-10-01", AS_OF),
]


@pytest.mark.parametrize(("code", "mail", "wrong", "right"), DAYS)
def test_a_rule_about_days_holds_on_the_very_day(tmp_path, code, mail, wrong, right):
    end = "}\n" if "{" in mail else "\n"
    lines = {}
    for day in filter(None, (wrong, right)):
        files = {"services/it/mail.yml": f"{mail}{day}{end}"}
        lines[day] = found(tmp_path / day, files, code)
    assert len(lines.get(wrong, [1])) == 1
    assert lines[right] == []


LISTS = [
    ("owner:", "role: Head"),
    ("word:", "text: We know."),
    ("targets:", "question: like, at_least: 0.6"),
    (
        "results:\n- id: sent\n  name: Sent\n  unit: '%'\n  direction: increase\n  targets:",
        "value: 5",
    ),
    ("promises:\n- id: up\n  name: Up\n  unit: '%'\n  targets:", "value: 99"),
    ("steps:\n- id: open\n  name: Open\n  delivered_by:", "supplier: acme"),
    (
        "measures:\n- id: wait\n  name: Wait\n  unit: s\n  direction: decrease\n  good:",
        "at_most: 4",
    ),
    ("events:", "kind: change, title: Moved"),
]


@pytest.mark.parametrize(("head", "more"), LISTS)
def test_every_list_of_days_goes_from_old_to_new(tmp_path, head, more):
    deep = "  " if head.count("\n") else ""

    def lines(name: str, *days: str) -> list[tuple[str, int]]:
        key = "date" if head == "events:" else "since"
        entries = "".join(f"{deep}- {{{key}: {day}, {more}}}\n" for day in days)
        files = {"services/it/mail.yml": f"{LIVE}{head}\n{entries}"}
        return found(tmp_path / name, files, "not-in-order")

    last = 4 + head.count("\n") + 1
    assert lines("wrong", "2026-02-01", "2026-01-31") == [("services/it/mail.yml", last)]
    assert lines("right", "2026-01-31", "2026-02-01") == []


ELSEWHERE = COMPARED.replace("value: 0.5, ", "")
ELSEWHERE += "date: 2020-01-01, expires: 2030-01-01, value: "
PROMISED = LIVE + "promises:\n- {id: up, name: Up, unit: '%', targets: [{since: 2020-01-01, value: "


@pytest.mark.parametrize(
    ("begin", "end", "values", "wrong"),
    [
        (ELSEWHERE, "}\n", ["0", "1"], ["-0.01", "1.01", "-1"]),
        (ELSEWHERE.replace("like", "recommend"), "}\n", ["-1", "1"], []),
        (PROMISED, "}]}\n", ["0", "100"], ["-0.1", "100.1"]),
        (PROMISED.replace("'%'", "h"), "}]}\n", ["0", "101"], []),
    ],
)
def test_both_ends_of_a_scale_belong_to_it(tmp_path, begin, end, values, wrong):
    for value in (*values, *wrong):
        files = {"services/it/mail.yml": f"{begin}{value}{end}"}
        lines = found(tmp_path / value, files, "outside-scale")
        assert bool(lines) is (value in wrong), value


@pytest.mark.parametrize(
    ("day", "outside"),
    [("2020-01-14", True), ("2020-01-15", False), ("2020-03-15", False), ("2020-03-16", True)],
)
def test_the_first_and_the_last_day_of_a_life_belong_to_it(tmp_path, day, outside):
    files = {
        "services/it/mail.yml": LIFE,
        "data/answers/a.csv": f"date,service,rating\n{day},mail,5\n",
    }
    lines = found(tmp_path, files, "row-outside-life")
    assert lines == ([("data/answers/a.csv", 2)] if outside else [])
