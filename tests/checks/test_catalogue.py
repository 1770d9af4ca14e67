"""Every rule has one shape, every code that is emitted is a rule, and a case provokes each."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

import generator
from generator.checks.catalogue import catalogue, rule_of
from generator.checks.engine import FOLDERS, rules_of
from generator.checks.rule import ERROR, WARNING, Family, Lifecycle, Problem, Rule
from generator.sources.finding import Place
from tests.checks.cases import AWKWARD, COMMITTED, expected_of
from tests.mistakes.mistake import MISTAKES

ROOM = Path(generator.__file__).parent
EMITTERS = {"error", "warning", "refuse", "_refuse"}
PROVOKED_BY_TESTS_OF_ITS_OWN = {
    "known-gone",  # of what was accepted: tests/cli/test_known.py
    "expectation-not-met",  # of the program itself: tests/checks/test_expectations.py
    "git-refuses",  # of the repository: tests/sources/test_git_refuses.py
    "history-unread",  # of the history: tests/checks/public/test_past.py
    "shallow-clone",  # of the history: tests/sources/test_history.py
    # of a site: tests/audit
    "audit-told",
    "audit-small-correction",
    "audit-contradiction",
    "audit-mark-withheld",
    "audit-mark-number",
    "plugin-misses-pages",  # of the settings: tests/site/test_settings.py
    "search-setting-without-effect",
    "language-without-effect",  # tests/site/test_not_shown.py
    "page-not-shown",
    "site-without-address",  # tests/site/test_followed.py
}


def emitted_in(room: str) -> dict[str, set[str]]:
    """Return the codes that are the first argument of a call that makes a finding, and by what."""
    codes: dict[str, set[str]] = {}
    for path in (ROOM / room).glob("*.py"):
        if path.name == "mapping.py":  # of an export: only an import reads it
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0]
                if name in EMITTERS and isinstance(first, ast.Constant):
                    codes.setdefault(str(first.value), set()).add(name)
    return codes


@pytest.mark.parametrize("room", ["sources", "model"])
def test_what_is_found_while_a_file_is_read_is_a_rule_of_the_same_severity(room):
    emitted = emitted_in(room)
    assert len(emitted) >= 10
    for code, by in emitted.items():
        assert (rule_of(code).severity is WARNING) == ("warning" in by), code


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_module_holds_one_rule_and_is_named_after_it(folder):
    files = sorted(path.stem for path in (ROOM / "checks" / "rules" / folder).glob("[!_]*.py"))
    found = rules_of(folder)
    assert files == [rule.code.replace("-", "_") for rule in found]
    for rule in found:
        assert type(rule) is Rule
        assert (rule.find is None) == (folder == "elsewhere"), rule.code


def test_every_folder_of_rules_is_run():
    folders = {path.parent.name for path in (ROOM / "checks" / "rules").glob("*/__init__.py")}
    assert folders == set(FOLDERS)
    about = __import__("generator.checks.rules", fromlist=["rules"]).__doc__
    assert all(f"- ``{folder}``: " in about for folder in FOLDERS)


def test_every_rule_is_provoked_by_a_case():
    provoked = {line.rpartition(" ")[2] for case in COMMITTED for line in expected_of(case)}
    provoked |= {code for _, codes in AWKWARD.values() for code in codes}
    provoked |= {code for mistake in MISTAKES for code in mistake.codes}
    provoked |= PROVOKED_BY_TESTS_OF_ITS_OWN
    assert provoked - set(catalogue()) == set()
    assert set(catalogue()) - provoked == set()


@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.code)
def test_a_rule_is_well_written(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.code)
    assert len(rule.title) <= 80
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.hint
    assert rule.family in Family
    assert re.fullmatch(r"\d+\.\d+", rule.since)
    assert "!" not in (rule.title + rule.why + rule.hint).replace("“!”", "")


def test_there_are_many_good_checks_beyond_shape():
    beyond = [rule for rule in catalogue().values() if rule.family is not Family.SHAPE]
    assert len(beyond) > 60


def test_a_new_rule_warns_whatever_it_will_be():
    old = rule_of("outside-scale")
    problem = Problem(Place("services/it/mail.yml", 3, 5), "this is wrong", "write that")
    assert old.finding(problem).severity is ERROR
    new = replace(old, lifecycle=Lifecycle.NEW)
    assert new.finding(problem).severity is WARNING
    assert new.finding(problem).place == problem.place
