"""What an editor shows of our files: yaml-language-server, which most of them use, reads them."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.model.reference import PLACES, entries
from generator.writing.new_file import new_file
from generator.writing.starter import Begun, organisation_files, service_file
from tests.browser.conftest import served
from tests.npm import node
from tests.site.conftest import example, example_site

__all__ = ["example", "example_site", "node"]
ROOT = Path(__file__).parents[2]
MAIL = "services/it/mail.yml"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A new repository with a service, as ``init`` and ``new service`` write it."""
    files = organisation_files(Begun("Ours", "IT", "https://say.example.org"))
    files |= service_file("Mail", "it", "I write.", "Head", date(2026, 9, 1), date(2021, 5, 1))
    for kind in ("communities", "suppliers"):
        files[PLACES[kind]] = new_file(kind, {kind: ()})
    files[PLACES["mapping"]] = new_file("mapping", {"kind": "answers", "files": ["*.csv"]})
    files[PLACES["event-mapping"]] = new_file("event-mapping", {"fixed": {"measure": "page"}})
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def shown(node: Path, file: Path, line: int = 0, column: int = 0) -> Any:
    """Return what an editor shows of a file, and what it offers at a place (from 0)."""
    command = ["node", node / "editor.cjs", file, str(line), str(column)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "name", [MAIL, "services/it/provider.yml", *(PLACES[k] for k in PLACES if "<" not in PLACES[k])]
)
def test_a_new_file_has_no_fault_in_an_editor(name, node, ours):
    assert shown(node, ours / name)["problems"] == []


@pytest.mark.parametrize(
    "name", ["organisation.yml", "suppliers.yml", "it/provider.yml", "it/remote-access.yml"]
)
def test_the_example_has_no_fault_in_an_editor(name, node):
    assert shown(node, ROOT / "services" / name)["problems"] == []


def test_a_wrong_key_is_marked_where_it_stands(node, ours):
    mail = ours / MAIL
    text = mail.read_text(encoding="utf-8").replace("\nstage: live", "\nstgae: live")
    mail.write_text(text, encoding="utf-8")
    line = text.split("stgae")[0].count("\n")
    problems = shown(node, mail)["problems"]
    assert {"line": line, "character": 0, "message": "Property stgae is not allowed."} in problems
    assert any("stage" in problem["message"] for problem in problems)


def test_a_wrong_value_is_marked_where_it_stands(node, ours):
    mail = ours / MAIL
    text = mail.read_text(encoding="utf-8").replace("at_least: 0.7", "at_least: 70")
    mail.write_text(text, encoding="utf-8")
    (problem,) = shown(node, mail)["problems"]
    assert problem["line"] == text.split("70")[0].count("\n")
    assert problem["message"] == "Value is above the maximum of 1."


def test_keys_that_are_missing_are_offered_with_what_they_mean(node, ours):
    mail = ours / MAIL
    text = mail.read_text(encoding="utf-8")
    mail.write_text(f"{text}\nt", encoding="utf-8")
    offered = shown(node, mail, text.count("\n") + 1, 1)["completions"]
    meanings = {each["label"]: each["said"] for each in offered}
    known = {entry.name: entry for entry in entries("service")}
    unused = {name for name in known if f"\n{name}:" not in text}
    assert unused <= meanings.keys()
    assert all(known[name].meaning in meanings[name] for name in unused)


def test_the_schemas_that_a_site_publishes_can_be_named_by_their_address(node, ours, example_site):
    mail = ours / MAIL
    with served(example_site) as address:
        line = f"# yaml-language-server: $schema={address}/schemas/service.schema.json\n"
        text = mail.read_text(encoding="utf-8").partition("\n")[2]
        mail.write_text(line + text.replace("\nstage: live", "\nstgae: live"), encoding="utf-8")
        messages = [problem["message"] for problem in shown(node, mail)["problems"]]
    assert "Property stgae is not allowed." in messages


def test_values_to_choose_from_are_offered(node, ours):
    mail = ours / MAIL
    text = mail.read_text(encoding="utf-8").replace("\nstage: live", "\nstage: ")
    mail.write_text(text, encoding="utf-8")
    line = text.split("\nstage: ")[0].count("\n") + 1
    offered = shown(node, mail, line, len("stage: "))["completions"]
    assert {each["label"] for each in offered} == {"pipeline", "live", "retiring", "retired"}
