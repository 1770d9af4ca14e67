"""``iheartit diff``: a revision against the files as they are, and one site against another."""

from __future__ import annotations

import json
import random
import re
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.site.conftest import commit, run

LIVE = "purpose: I do.\nstage: live\nlaunched: 2020-01-01\n"
ANSWERS = "data/answers/a.csv"


def answers(mail: int, fax: int) -> str:
    rows = "".join(
        f"2026-09-10,{name},5\n" * likes + f"2026-09-10,{name},1\n" * (100 - likes)
        for name, likes in (("mail", mail), ("fax", fax))
    )
    return f"date,service,rating\n{rows}"


@pytest.fixture
def root(write) -> Path:
    found = write(
        {
            "services/it/mail.yml": f"name: Mail\n{LIVE}",
            "services/it/fax.yml": f"name: Fax\n{LIVE}",
            ANSWERS: answers(90, 60),
        }
    )
    commit(found)
    return found


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    command = ["git", "-C", str(root), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def diff(root: Path, *arguments: str):
    return run("diff", "--root", root, "--no-cache", *arguments)


def changes(root: Path, *arguments: str) -> dict:
    result = diff(root, "--json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_exactly_the_services_touched_are_reported(root):
    (root / ANSWERS).write_text(answers(20, 60))
    output = changes(root, "HEAD")
    assert output["services"] == ["mail"]
    verdicts = [each for each in output["changes"] if each["about"] == "verdict"]
    assert [(each["subject"], each["before"], each["after"]) for each in verdicts] == [
        ("mail", "loved", "piñata")
    ]
    like = [c for c in output["changes"] if c.get("after_figure", {}).get("id") == "mail/like"]
    assert [round(each["after_figure"]["value"], 2) for each in like] == [0.2]
    said = diff(root, "HEAD").stdout
    assert said.startswith("### 1 service touched, 1 file has fewer or other rows, 1 verdict moves")
    assert "70 rows of data are gone or changed" in said
    assert said.index("Verdicts that move") < said.index("Numbers that change")
    assert "| Mail |" in said
    assert "Fax" not in said


TELEMETRY = "data/telemetry/mail.csv"
MEASURED = """\
measures:
- {id: up, name: Up, unit: "%", direction: increase, good: [{since: 2020-01-01, at_least: 90}]}
"""


def measured(*days: int, value: float = 99) -> str:
    rows = [f"2026-09-{day:02},mail,up,{value}" for day in days]
    return "\n".join(["date,service,measure,value", *rows, ""])


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (measured(*range(15, 29)), [("14 rows of data are gone", TELEMETRY)]),
        (measured(*range(5, 29)), [("fewer than 10 rows of data are gone", TELEMETRY)]),
        (measured(*range(1, 29), value=98), []),
        (measured(*range(1, 30)), []),
    ],
)
def test_rows_that_an_export_no_longer_has_are_said_to_be_gone(root, now, said):
    mail = root / "services/it/mail.yml"
    mail.write_text(mail.read_text() + MEASURED)
    (root / TELEMETRY).parent.mkdir(parents=True)
    (root / TELEMETRY).write_text(measured(*range(1, 29)))
    git(root, "add", ".")
    git(root, "commit", "-qm", "Measured")
    (root / TELEMETRY).write_text(now)
    found = [each for each in changes(root, "HEAD")["changes"] if "rows of data" in each["what"]]
    assert [(each["what"], each["before"]) for each in found] == said
    assert all(each["about"] == "lost" for each in found)


def test_rows_that_moved_into_another_file_are_not_gone(root):
    parts = answers(90, 60).splitlines(keepends=True)
    (root / ANSWERS).write_text("".join(parts[:100]))
    (root / "data/answers/b.csv").write_text(parts[0] + "".join(parts[100:]))
    assert "are gone" not in diff(root, "HEAD").stdout


OTHER = "data/answers/b.csv"


def people(who: str, *numbers: int) -> str:
    chance = random.Random(who)  # noqa: S311
    said = [f"2026-{chance.choice('4678')}".replace("-", "-0") for _ in range(200)]
    said = [
        f"{month}-{chance.randint(1, 28):02},fax,{who}{{}},{chance.randint(2, 5)}" for month in said
    ]
    rows = "".join(said[n].format(n) + "\n" for n in numbers)
    return f"date,service,respondent,rating\n{rows}"


@pytest.mark.parametrize("column", ["id", "respondent"])
@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (people("a", *range(40, 100)), None, {ANSWERS: "40"}),
        (people("a", *range(40, 100)), people("b", *range(20, 60)), {ANSWERS: "40", OTHER: "20"}),
        (people("a", *range(40, 100)), people("b", *range(95)), {ANSWERS: "40"}),
        (people("a", *range(40, 135)), None, {ANSWERS: "40"}),
        (people("c", *range(100)), None, {ANSWERS: "100"}),
        (people("a", *range(3, 100)), None, {ANSWERS: "fewer than 10"}),
        (people("a", *range(100)).replace(",5\n", ",4\n"), None, {}),
        (people("a", *range(100)).replace("\n", ",x\n").replace("g,x", "g,wave"), None, {}),
    ],
)
def test_rows_that_went_are_counted_row_by_row(root, column, a, b, said):
    for name, text in ((ANSWERS, people("a", *range(100))), (OTHER, people("b", *range(60)))):
        (root / name).write_text(text.replace("respondent", column))
    git(root, "add", ".")
    git(root, "commit", "-qm", "People")
    (root / ANSWERS).write_text(a.replace("respondent", column))
    if b:
        (root / OTHER).write_text(b.replace("respondent", column))
    output = changes(root, "HEAD")
    found = {c["before"]: c["what"] for c in output["changes"] if c["before"].endswith(".csv")}
    assert found == {file: f"{rows} rows of data are gone" for file, rows in said.items()}
    if said:
        assert "fewer or other rows" in output["summary"]


def numbered(key: str, column: str, *numbers: int) -> str:
    said = people("a", *numbers).replace("respondent", column)
    return re.sub(r"fax,a(\d+),", lambda m: f"fax,poll-{key * 4}.{key * 8}{int(m[1]):08x},", said)


@pytest.mark.parametrize("column", ["id", "respondent"])
@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (range(100), ["100 rows of data are the same, with numbers from another key"]),
        (
            range(40, 100),
            ["40 rows of data are gone", "60 rows of data are the same, with numbers from another"],
        ),
    ],
)
def test_rows_whose_numbers_another_key_made_are_the_same_rows(root, column, kept, said):
    (root / ANSWERS).write_text(numbered("a", column, *range(100)))
    git(root, "add", ".")
    git(root, "commit", "-qm", "People")
    (root / ANSWERS).write_text(numbered("b", column, *kept))
    found = [c for c in changes(root, "HEAD")["changes"] if c["before"] == ANSWERS]
    assert len(found) == len(said)
    assert all(each["what"].startswith(what) for each, what in zip(found, said, strict=True))
    assert "from another key" in diff(root, "HEAD").stdout


def test_rows_of_one_key_that_went_are_gone(root):
    (root / ANSWERS).write_text(numbered("a", "id", *range(100)))
    git(root, "add", ".")
    git(root, "commit", "-qm", "People")
    (root / ANSWERS).write_text(numbered("a", "id", *range(40, 140)))
    (one,) = [c for c in changes(root, "HEAD")["changes"] if c["before"] == ANSWERS]
    assert one["what"] == "40 rows of data are gone"


def test_rows_of_nobody_that_went_may_say_something_else(root):
    one = "2026-08-10,fax,5\n"
    (root / OTHER).write_text(f"date,service,rating\n{one * 60}")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Twice the same")
    (root / OTHER).write_text(f"date,service,rating\n{one * 20}")
    (gone,) = [c for c in changes(root, "HEAD")["changes"] if c["before"].endswith(".csv")]
    assert (gone["before"], gone["what"]) == (OTHER, "40 rows of data are gone or changed")


def test_nothing_changed_is_said(root):
    assert diff(root, "HEAD").stdout == "### Nothing that readers see would change.\n"


def test_the_work_tree_and_the_index_stay_as_they_are(root):
    (root / ANSWERS).write_text(answers(20, 60))
    (root / "services/it/new.yml").write_text(f"name: New\n{LIVE}")
    git(root, "add", "services/it/new.yml")
    before = git(root, "status", "--porcelain"), sorted(p for p in root.rglob("*") if p.is_file())
    output = changes(root, "HEAD")
    assert output["services"] == ["mail", "new"]
    after = git(root, "status", "--porcelain"), sorted(p for p in root.rglob("*") if p.is_file())
    assert [p for p in after[1] if p not in before[1] and "/.git/" not in str(p)] == []
    assert before[0] == after[0]


def test_a_branch_a_tag_and_a_detached_head(root):
    git(root, "tag", "v1")
    (root / ANSWERS).write_text(answers(90, 10))
    git(root, "commit", "-qam", "Fewer like the fax")
    for base in ("v1", "HEAD~1", git(root, "rev-parse", "HEAD~1").strip()):
        assert changes(root, base)["services"] == ["fax"]
    git(root, "checkout", "-q", "--detach")
    assert changes(root, "v1")["services"] == ["fax"]


def test_the_repository_may_be_a_folder_of_a_larger_one(root):
    outer = root.parent / "outer"
    (outer / "deep").mkdir(parents=True)
    for name in ("services", "data"):
        (root / name).rename(outer / "deep" / name)
    commit(outer)
    (outer / "deep" / ANSWERS).write_text(answers(20, 60))
    assert changes(outer / "deep", "HEAD")["services"] == ["mail"]


def test_lost_data_come_first(root):
    (root / ANSWERS).unlink()
    said = diff(root, "HEAD").stdout
    assert said.index("What would no longer be shown") < said.index("Verdicts that move")
    assert "data/answers/a" in said


@pytest.mark.parametrize("base", ["no-such-branch", "", "--output=x", "HEAD:services", "\u202e"])
def test_a_base_that_does_not_exist_is_reported(root, base):
    result = diff(root, "--", base)
    assert result.exit_code == 2
    assert "no revision is called" in result.stderr
    assert "write a commit, a tag or a branch\n" in result.stderr


def test_a_shallow_clone_says_how_to_fetch_the_rest(root, tmp_path):
    (root / ANSWERS).write_text(answers(90, 10))
    git(root, "commit", "-qam", "More")
    shallow = tmp_path / "shallow"
    git(root, "clone", "-q", "--depth=1", f"file://{root}", str(shallow))
    result = diff(shallow, "HEAD~1")
    assert result.exit_code == 2
    assert "git fetch --unshallow" in result.stderr


def test_without_git_it_is_reported(write):
    result = diff(write({"services/it/mail.yml": f"name: Mail\n{LIVE}"}), "HEAD")
    assert result.exit_code == 2
    assert "no revision is called “HEAD”" in result.stderr


def test_errors_now_are_shown_and_nothing_is_compared(root):
    (root / "services/it/mail.yml").write_text("name: Mail\nstage: lively\n")
    result = diff(root, "HEAD")
    assert result.exit_code == 1
    assert "services/it/mail.yml:2:8" in result.output
    assert "nothing is compared" in result.stderr


def test_a_base_that_this_version_cannot_read_is_reported(root):
    mail = root / "services/it/mail.yml"
    good = mail.read_text()
    mail.write_text("nmae: Mail\n")
    git(root, "commit", "-qam", "Wrong")
    mail.write_text(good)
    result = diff(root, "HEAD")
    assert result.exit_code == 1
    assert "services/it/mail.yml:1:1" in result.stderr
    assert "diff BEFORE AFTER" in result.stderr
    assert "Traceback" not in result.output


def test_a_tree_cannot_lead_out_of_its_folder(root, tmp_path, monkeypatch):
    """Git itself refuses such names; a tree made by hand does not."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    blob = git(root, "rev-parse", f"HEAD:{ANSWERS}").strip()
    made = tree(root, b"100644 evil.csv", blob)
    for name in (b"40000 ..", b"40000 ..", b"40000 services"):
        made = tree(root, name, made)
    evil = git(root, "commit-tree", made, "-m", "x").strip()
    result = diff(root, evil)
    assert "Traceback" not in result.output
    assert list(place.iterdir()) == []
    assert list(tmp_path.rglob("evil.csv")) == []


def tree(root: Path, entry: bytes, content: str) -> str:
    """Write a tree with one entry, whatever its name is; return its id."""
    command = ["git", "-C", str(root), "hash-object", "-t", "tree", "-w", "--stdin", "--literally"]
    raw = entry + b"\0" + bytes.fromhex(content)
    done = subprocess.run(command, input=raw, capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_two_built_sites(root, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    assert run("build", "--root", root, "--site", before).exit_code == 0
    (root / ANSWERS).write_text(answers(20, 60))
    assert run("build", "--root", root, "--site", after).exit_code == 0
    output = changes(root, str(before), str(after))
    assert output["services"] == ["mail"]
    result = diff(root, str(before), str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "holds no site" in result.stderr
