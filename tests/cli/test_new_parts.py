"""``new`` adds to definitions that are there: whole, checked, and without another change."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from generator.checks.run import check
from generator.cli.new import new
from generator.sources.history import History
from generator.sources.repository import read_document, read_sources

MAIL = "services/it/mail.yml"
SERVICE = """# Ours; do not sort.
name:   Mail   # as people say
purpose: I write to anybody.
stage: live
launched: 2020-01-01
steps:
- {id: write, name: Write}
events:
    -   date: 2024-03-01   # odd, but ours
        kind: fix
        title: "It works"

# the end
"""
FORM = """### Which service is it?

Mail

### What is it like?

It is slow,
and nobody: says why

### Which group of colleagues are you with?

Field staff

### What would be better?

An index.
"""
PARTS = {
    "event": (["--title", "New: search", "--date", "2026-03-01", "--kind", "change"], "events"),
    "promise": (["--name", "Available", "--value", "99.5"], "promises"),
    "measure": (
        ["--name", "Time to send", "--unit", "s", "--good", "3", "--at", "most", "--step", "write"],
        "measures",
    ),
    "action": (
        ["--said", "It is slow", "--reply", "More # memory", "--due", "2199-01-01", "--figure",
         "like", "--raised", "2026-09-01"],
        "conversation",
    ),
    "entry": (["--said", "It is: slow", "--raised", "2026-09-01"], "conversation"),
}  # fmt: skip


def run(*arguments, answers=None):
    return CliRunner().invoke(new, [str(each) for each in arguments], input=answers)


def said(root, file=MAIL):
    document, findings = read_document(root, file)
    assert {each.code for each in findings} <= {"byte-order-mark"}
    return document.value


def errors(root):
    return [f for f in check(read_sources(root), History()).findings if f.severity == "error"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_item_is_added_and_no_other_byte_changes(part, end, mark, write):
    root = write({MAIL: ""})
    (root / MAIL).write_bytes((mark + SERVICE.replace("\n", end)).encode())
    before = (root / MAIL).read_bytes().split(end.encode())
    options, key = PARTS[part]
    for number in (1, 2):
        more = ["--name", f"Another {number}"] if "--name" in options else []
        done = run(part, "--root", root, "--service", "mail", *options, *more)
        assert done.exit_code == 0, done.output
        assert MAIL in done.output
    after = (root / MAIL).read_bytes().split(end.encode())
    left = iter(after)
    assert all(line in left for line in before[:-1]), "in the same order"
    assert len(said(root)[key]) == 2 + (key == "events")
    assert errors(root) == []


@pytest.mark.parametrize("part", ["event", "promise", "measure", "action"])
def test_it_asks_for_what_no_option_says(part, write):
    root = write({MAIL: SERVICE})
    answers = {
        "event": "mail\nNew search\n2026-03-01\nlaunch\n",
        "promise": "Mail\nAvailable\n99.5\n",
        "measure": "mail\nTime to send\ns\n3\nmost\n",
        "action": "mail\nIt is slow\nMore memory\n2199-01-01\nease\n",
    }
    done = run(part, "--root", root, answers=answers[part])
    assert done.exit_code == 0, done.output
    assert errors(root) == []
    _, key = PARTS[part]
    assert said(root)[key]


@pytest.mark.parametrize("part", ["action", "entry"])
def test_who_gives_no_day_hears_that_today_stands_there(part, write):
    root = write({MAIL: SERVICE})
    given = PARTS[part][0]
    at = given.index("--raised")
    command = [part, "--root", root, "--service", "mail"]
    assert "before today" not in run(*command, *given).output
    done = run(*command, *given[:at], *given[at + 2 :])
    assert "If it was said before today, write that day after “raised:”." in done.output


def test_communities_and_suppliers_get_a_file_and_then_a_line(write):
    root = write({})
    for part, file, key in (
        ("community", "services/communities.yml", "communities"),
        ("supplier", "services/suppliers.yml", "suppliers"),
    ):
        assert run(part, "--root", root, "--name", "Größe & Co").exit_code == 0
        done = run(part, "--root", root, answers="Others\n")
        assert done.exit_code == 0, done.output
        assert [each["id"] for each in said(root, file)[key]] == ["grosse-co", "others"]
        done = run(part, "--root", root, "--name", "Others!")
        assert "“others” is there already" in done.output
    assert run("community", "--root", root, "--name", "Many", "--people", "120").exit_code == 0
    assert said(root, "services/communities.yml")["communities"][2]["size"][0]["people"] == "120"
    assert errors(root) == []


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["event", "--service", "mial", "--title", "x"], "Did you mean “mail”?"),
        (["measure", "--service", "mail", "--name", "A", "--step", "wirte"], "There are: write."),
        (["promise", "--service", "mail", "--name", "日本"], "no letter"),
        (["supplier", "--name", "A", "--link", "javascript:alert(1)"], "not a link"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(arguments, answer, write):
    root = write({MAIL: SERVICE})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = run(*arguments[:1], "--root", root, *arguments[1:], answers="1\n" * 9)
    assert done.exit_code != 0
    assert answer in done.output
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_list_between_brackets_is_added_to_as_well(write):
    root = write({MAIL: SERVICE.replace("events:", "promises: []\nevents:")})
    options, key = PARTS["promise"]
    assert run("promise", "--root", root, "--service", "mail", *options).exit_code == 0
    assert len(said(root)[key]) == 1


def test_a_service_to_come_is_in_the_pipeline(write):
    root = write({})
    done = run("service", "--root", root, "--name", "Chat", "--purpose", "I talk.", "--owner",
               "Head", "--launched", "2198-05-01")  # fmt: skip
    assert done.exit_code == 0, done.output
    chat = said(root, "services/it/chat.yml")
    assert (chat["stage"], chat["launched"]) == ("pipeline", "2198-05-01")
    codes = {f.code for f in check(read_sources(root), History()).findings}
    assert "stage-against-date" not in codes


def test_an_entry_keeps_all_that_the_form_says(write):
    root = write({MAIL: SERVICE})
    assert run("community", "--root", root, "--name", "Field staff").exit_code == 0
    issue = {"body": FORM, "createdAt": "2026-09-03T23:10:00Z", "url": "https://example.org/12"}
    done = run("entry", "--root", root, "--form", "-", answers=json.dumps(issue))
    assert done.exit_code == 0, done.output
    assert said(root)["conversation"] == [
        {
            "raised": "2026-09-03",
            "said": "It is slow, and nobody: says why – What would be better? An index.",
            "community": "field-staff",
            "link": "https://example.org/12",
            "progress": "heard",
        }
    ]
    long = FORM.replace("An index.", "An index, " * 90).replace("says why", "says why, " * 90)
    done = run("entry", "--root", root, "--form", "-", "--raised", "2026-09-04", answers=long)
    assert done.exit_code == 0, done.output
    entry = said(root)["conversation"][1]
    assert len(entry["said"]) <= 400
    assert "says why" in entry["said"]
    assert "An index" in entry["said"]


def test_of_a_group_that_is_unknown_is_said_what_adds_it(write):
    root = write({MAIL: SERVICE})
    done = run("entry", "--root", root, "--form", "-", answers=FORM)
    assert done.exit_code == 0, done.output
    assert "new community --name 'Field staff'" in done.output
    assert errors(root) == []


def test_nobody_is_asked_for_a_false_day(write):
    """Without git, data end before today: an entry of today is no fault, and asks for nothing."""
    root = write(
        {
            "services/organisation.yml": "name: Ours\nfeedback: https://example.org/say\n",
            MAIL: SERVICE,
            "data/answers/a.csv": "date,service,rating\n",
        }
    )
    asked = {"body": FORM, "createdAt": "2026-11-20T08:00:00Z", "url": "https://example.org/1"}
    asking = run("entry", "--root", root, "--form", "-", answers=json.dumps(asked))
    assert asking.exit_code == 0
    today = date.fromisoformat(said(root)["conversation"][0]["raised"])

    def hints(since_data: int, given: date | None = None) -> list[str]:
        last = today - timedelta(days=since_data)
        (root / "data/answers/a.csv").write_text(f"date,service,rating\n{last},mail,5\n")
        found = check(read_sources(root), History(), given and last).findings
        return [each.hint for each in found if each.code == "in-the-future"]

    assert hints(300) == []
    (slip,) = hints(301)
    assert slip.startswith("write 2025-11-20, if a digit is wrong; if 2026-11-20 is right, say")
    (dated,) = hints(1, today)
    assert dated.endswith("commit it on that day")


@pytest.mark.parametrize(
    "days", [["--due", "2020-01-01"], ["--raised", "2026-09-01", "--due", "2026-08-31"]]
)
def test_nothing_is_promised_for_a_day_before_it_was_said(days, write):
    root = write({MAIL: SERVICE})
    before = (root / MAIL).read_bytes()
    done = run("action", "--root", root, "--service", "mail", "--said", "It is slow", "--reply",
               "More memory", "--figure", "like", *days)  # fmt: skip
    assert done.exit_code == 2
    assert "It cannot be done by" in done.output
    assert (root / MAIL).read_bytes() == before
