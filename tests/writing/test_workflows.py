"""The workflows of an organisation: pinned as ours are, and nothing that others' checks find."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli.new import new
from generator.model.changes import CHANGES, FIELDS
from generator.writing.change import asked_for
from generator.writing.workflows import workflows

PROGRAM = "ours/iheartit@" + "a" * 40
OURS = Path(__file__).parents[2] / ".github" / "workflows"


def test_other_people_s_checks_find_nothing(tmp_path):
    for name, text in workflows(PROGRAM, "en").items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    files = [str(path) for path in (tmp_path / ".github" / "workflows").iterdir()]
    for command in (
        ["zizmor", "--offline", "--no-progress", "--quiet", str(tmp_path)],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files],
    ):
        program = str(Path(sys.executable).with_name(command[0]))
        done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_its_pins_are_those_of_our_own_workflows():
    ours = "".join(path.read_text() for path in OURS.glob("*.yml"))
    lines = "".join(workflows(PROGRAM, "en").values()).splitlines()
    pins = [line.partition("uses: ")[2] for line in lines if "uses: actions/" in line]
    assert pins
    assert all(pin in ours for pin in pins)


def test_requests_may_read_and_no_more_and_the_comment_checks_nothing_out():
    site, comment, *_ = (yaml.safe_load(text) for text in workflows(PROGRAM, "en").values())
    assert site["jobs"]["site"]["permissions"] == {
        "contents": "read",
        "deployments": "read",
        "pages": "read",
    }
    assert site["jobs"]["publish"]["permissions"]["contents"] == "write"
    assert site["jobs"]["publish"]["if"] == "github.event_name != 'pull_request'"
    kept, deployed = site["jobs"]["publish"]["steps"]
    assert kept["uses"].startswith("ours/iheartit/.github/actions/ledger@")
    assert deployed["uses"].startswith("actions/deploy-pages@")
    (step,) = comment["jobs"]["comment"]["steps"]
    assert step["uses"].startswith("ours/iheartit/.github/actions/comment@")
    assert (
        len(
            workflows(PROGRAM, "en")[".github/workflows/site.yml"]
            .split("  publish:")[0]
            .splitlines()
        )
        < 24
    )


def test_an_issue_is_data_and_the_form_is_our_own():
    files = workflows(PROGRAM, "en")
    form = files[".github/ISSUE_TEMPLATE/change.yml"]
    assert form == (OURS.parent / "ISSUE_TEMPLATE" / "change.yml").read_text("utf-8")
    fields = {each["id"]: each["attributes"]["label"] for each in yaml.safe_load(form)["body"]}
    assert fields == FIELDS
    job = yaml.safe_load(files[".github/workflows/change.yml"])["jobs"]["change"]
    ours = yaml.safe_load((OURS / "change.yml").read_text("utf-8"))["jobs"]["change"]
    assert job["if"] == ours["if"] == "contains(github.event.issue.labels.*.name, 'change')"
    assert job["permissions"] == ours["permissions"]
    assert job["permissions"].keys() == {"contents", "issues", "pull-requests"}
    assert "run" not in job["steps"][-1]


def test_a_german_form_asks_in_german_and_its_issue_is_understood():
    form = yaml.safe_load(workflows(PROGRAM, "de")[".github/ISSUE_TEMPLATE/change.yml"])
    assert (form["name"], form["labels"]) == ("Etwas ändern", ["change"])
    asked = {each["id"]: each["attributes"] for each in form["body"]}
    assert asked.keys() == FIELDS.keys()
    german = asked["kind"]["description"].split(" · ")
    assert german[1] == "Eine Antwort auf einen Kommentar"
    for kind, change in zip(german, CHANGES, strict=True):
        answers = {"kind": kind, "about": "mail", "day": "2026-09-01", "due": "2026-12-01"}
        said = {name: answers.get(name, "Ja.") for name in FIELDS}
        body = "\n\n".join(f"### {asked[name]['label']}\n\n{said[name]}" for name in FIELDS)
        assert asked_for(body) == (change, said)


def test_the_form_has_the_language_of_the_organisation(write):
    for language in ("de", "en", "xx", "[de]"):
        root = write({"services/organisation.yml": f"name: Ours\nlanguage: {language}\n"})
        place = root / ".github" / "ISSUE_TEMPLATE" / "change.yml"
        place.unlink(missing_ok=True)
        done = CliRunner().invoke(new, ["workflows", "--root", str(root), PROGRAM])
        shutil.rmtree(root / ".github" / "workflows")
        (root / ".github" / "dependabot.yml").unlink()
        assert done.exit_code == 0, done.output
        assert ("Etwas ändern" in place.read_text("utf-8")) is (language == "de")


@pytest.mark.parametrize(
    "program", ["ours/iheartit", "ours/iheartit@main", "x; rm@" + "a" * 40, ""]
)
def test_only_a_commit_is_a_place(program):
    with pytest.raises(ValueError, match="OWNER/NAME@COMMIT"):
        workflows(program, "en")
