"""The command: quick to start, clear when used wrongly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import COMMANDS, main

HEAVY = ("pandas", "great_expectations", "altair", "vl_convert", "mkdocs", "numpy", "scipy")


def loaded_by(code: str, cwd: Path) -> set[str]:
    probe = f"import sys\n{code}\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def call(*arguments: str) -> str:
    return (
        "from generator.cli import main\n"
        f"try:\n    main({list(arguments)!r}, standalone_mode=False)\n"
        "except SystemExit as end:\n    assert not end.code, end.code"
    )


def test_help_loads_nothing_heavy(tmp_path):
    assert loaded_by(call("--help"), tmp_path) == set()


def test_a_check_of_yaml_alone_loads_nothing_heavy(write):
    root = write({})
    assert loaded_by(call("check", "--root", str(root)), root) == set()


def test_help_lists_every_command_from_the_table():
    said = CliRunner().invoke(main, ["--help"]).output
    for name, (_, about) in COMMANDS.items():
        assert name in said
        assert about.split(".")[0][:40] in " ".join(said.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_loads_and_helps(name):
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "Usage:" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "Did you mean “build”?"),
        (["build", "--root", "nowhere"], "does not exist"),
        (["build", "--as-of", "2026-02-30"], "the calendar has no 2026-02-30; write 2026-02-28"),
        (["build", "--as-of", "31.12.2026"], "“31.12.2026” is not a date; write 2026-12-31"),
        (["build", "--as-of", "yesterday"], "is not a date"),
    ],
)
def test_wrong_use_is_said_in_a_line_and_exits_with_2(arguments, said):
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


ANSWERS = "date,service,rating\n" + "2026-09-01,mail,4\n" * 25 + "2026-09-02,mail,1\n" * 15


def explain(root: Path, figure: str):
    return CliRunner().invoke(main, ["explain", figure, "--root", str(root), "--no-cache"])


def test_explain_names_formula_interval_and_the_very_lines(write):
    root = write({"data/answers/a.csv": ANSWERS})
    said = explain(root, "mail/like").output.replace("\u202f", " ")
    assert "63 % (47–76 %)" in said
    assert "exactly  0.6250, 95 % interval 0.4703 to 0.7578" in said
    assert "data/answers/a.csv (not committed in this state): lines 2–41" in said


def test_explain_of_one_period_leaves_out_the_lines_of_others(write):
    text = "date,service,rating\n2026-07-01,mail,4\n" + "2026-08-01,mail,4\n" * 40
    root = write({"data/answers/a.csv": text + "2026-09-01,mail,2\n"})
    said = explain(root, "mail/like?period=2026-08").output
    assert "lines 3–42" in said


def test_explain_leaves_out_the_lines_that_the_figure_leaves_out(write):
    months = "".join(f"2026-0{m}-10,mail,4\n" * n for m, n in ((7, 30), (8, 5), (9, 30)))
    root = write({"data/answers/a.csv": "date,service,rating\n" + months})
    said = explain(root, "mail/like").output
    assert "answers  60" in said
    assert "note     1 period with too few answers is left out." in said
    assert "lines 2–31, 37–66\n" in said


def test_explain_of_a_figure_from_a_definition_names_its_file_and_no_answers(write):
    entry = "{raised: 2026-06-01, said: Slow., progress: heard}"
    files = {
        "services/it/mail.yml": f"name: Mail\nstage: live\nconversation:\n- {entry}\n",
        "data/answers/a.csv": "date,service,rating\n2026-08-03,mail,5\n",
    }
    output = explain(write(files), "mail/answered").output
    assert "value    0 of 1" in output
    where = output.partition("Files and lines:\n")[2].strip()
    assert where == "services/it/mail.yml (not committed in this state)"


@pytest.mark.parametrize(
    ("figure", "value", "state"),
    [
        ("organisation:all/signals", "not known", "no data"),
        ("organisation:all/false-signals", "not known", "no data"),
        ("mail/answered", "nothing to count", "not asked"),
        ("mail/like", "nobody was asked", "not asked"),
    ],
)
def test_explain_says_of_each_kind_of_figure_why_it_has_no_value(write, figure, value, state):
    output = explain(write({}), figure).output
    assert f"value    {value}\n  state    {state}\n" in output


def test_explain_of_a_promise_names_the_line_that_was_measured_last(write):
    promise = "{id: up, name: It is up, targets: [{since: 2020-01-01, value: 99}]}"
    files = {
        "services/it/mail.yml": f"name: Mail\nstage: live\npromises:\n- {promise}\n",
        "data/promises/p.csv": "period,service,promise,value\n2026-08,mail,up,98\n"
        "2026-09,mail,up,99.5\n",
    }
    output = explain(write(files), "mail/promise?promise=up").output
    assert "value    99.5" in output
    assert "data/promises/p.csv (not committed in this state): lines 3\n" in output


def test_explain_of_a_community_names_its_lines_and_no_others(write):
    text = "date,service,rating,community\n" + "2026-09-01,mail,4,field\n" * 30
    root = write(
        {
            "services/communities.yml": "communities: [{id: field, name: F}, {id: desk, name: D}]",
            "data/answers/a.csv": text + "2026-09-01,mail,1,desk\n" * 30,
        }
    )
    said = explain(root, "mail/like?community=field&period=2026-Q3").output
    assert "lines 2–31\n" in said


def test_explain_of_pride_and_its_gap_names_the_lines_of_both_sides(write):
    pride = "date,service,rating\n" + "2026-09,mail,5\n" * 30 + "2025-08,mail,5\n"
    root = write({"data/answers/a.csv": ANSWERS, "data/pride/p.csv": pride})
    said = explain(root, "mail/pride").output
    assert "data/pride/p.csv (not committed in this state): lines 2–31\n" in said
    assert "data/answers" not in said
    said = explain(root, "mail/pride-gap").output
    assert "data/pride/p.csv (not committed in this state): lines 2–31\n" in said
    assert "data/answers/a.csv (not committed in this state): lines 2–41\n" in said


def test_explain_of_a_change_leaves_out_what_lies_between(write):
    text = "".join(f"2026-{month}-10,mail,4\n" * 30 for month in ("02", "05", "06"))
    event = "events: [{date: 2026-02-01, kind: launch, title: New}]\n"
    root = write(
        {
            "services/it/mail.yml": f"name: Mail\nstage: live\n{event}",
            "data/answers/a.csv": "date,service,rating\n" + text,
        }
    )
    said = explain(root, "mail/right-first-time").output
    assert "lines 2–31, 62–91\n" in said


LOG = """id,service,opened,resolved,planned,step,people,cause
1,mail,2026-09-01T08:00,2026-09-01T10:00,no,open,10,capacity
2,mail,2026-09-02T08:00,2026-09-02T10:00,no,send,10,capacity
3,mail,2026-09-03T08:00,2026-09-03T10:00,no,,10,
4,mail,2026-09-04T08:00,2026-09-04T10:00,yes,open,10,change
"""
"""Lines 2 to 5."""


@pytest.mark.parametrize(
    ("figure", "lines"),
    [
        ("mail/time-lost?cause=capacity", "2–3"),
        ("mail/time-lost", "2–4"),
        ("mail/breakdowns", "2–4"),
        ("mail/time-lost?step=open", "2"),
        ("mail/time-lost?step=", "4"),
        ("mail/time-lost?step=&supplier=", "4"),
        ("mail/time-lost?cause=", "4"),
        ("mail/time-lost?planned=yes", "5"),
        ("mail/time-lost?supplier=lines", "2"),
        ("supplier:crew/time-lost", "3"),
        ("supplier:crew/time-lost?cause=capacity", "3"),
    ],
)
def test_explain_of_time_without_a_service_names_the_lines_of_the_log(write, figure, lines):
    service = """name: Mail
stage: live
log_since: 2024-01-01
steps:
- {id: open, name: Open, delivered_by: [{since: 2020-01-01, supplier: lines}]}
- {id: send, name: Send, delivered_by: [{since: 2020-01-01, supplier: crew}]}
"""
    files = {
        "services/it/mail.yml": service,
        "services/suppliers.yml": "suppliers: [{id: lines, name: L}, {id: crew, name: C}]\n",
        "data/incidents/i.csv": LOG,
    }
    output = explain(write(files), figure).output
    assert f"data/incidents/i.csv (not committed in this state): lines {lines}\n" in output
    assert "services/it/mail.yml" in output


def test_explain_of_costs_names_the_lines_of_costs_and_use(write):
    files = {
        "data/costs/c.csv": "period,service,category,amount\n2026-05,mail,a b,9\n"
        "2026-09,mail,a b,30\n2026-09,mail,c,70\n",
        "data/usage/u.csv": "period,service,people\n2026-09,mail,10\n",
    }
    root = write(files)
    output = explain(root, "mail/cost-per-person").output
    assert "value    €10.00" in output
    assert "data/costs/c.csv (not committed in this state): lines 3–4\n" in output
    assert "data/usage/u.csv (not committed in this state): lines 2\n" in output
    output = explain(root, "mail/cost?category=a+b").output
    assert "value    €30.00" in output
    assert "lines 3\n" in output


def test_explain_of_a_providers_costs_names_the_lines_of_its_services(write):
    head = "name: X\nstage: live\nlaunched: 2020-01-01\n"
    files = {
        "services/it/post.yml": head,
        "services/hr/provider.yml": "name: HR\nshirt: HR\n",
        "services/hr/leave.yml": head,
        "data/costs/c.csv": "period,service,category,amount\n"
        "2026-09,mail,a,30\n2026-09,leave,a,70\n2026-09,post,a,10\n",
        "data/usage/u.csv": "period,service,people\n"
        "2026-09,mail,10\n2026-09,leave,10\n2026-09,post,10\n",
    }
    output = explain(write(files), "provider:it/cost-middle").output
    assert "value    €2.00" in output
    assert "lines 2, 4" in output


def test_explain_suggests_the_figure_that_was_meant(write):
    result = explain(write({}), "mial/like")
    assert result.exit_code == 2
    assert "Did you mean “mail/like”?" in result.output
