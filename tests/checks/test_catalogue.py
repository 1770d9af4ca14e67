"""Every code that is emitted is in the catalogue, and every rule of it is provoked by a case."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import generator
from generator.checks.catalogue import catalogue
from generator.checks.catalogue_audit import AUDIT_RULES
from generator.checks.known import KNOWN_GONE
from generator.checks.public.rules import UNREAD
from generator.checks.rule import Family
from tests.checks.cases import AWKWARD, COMMITTED, expected_of
from tests.mistakes.mistake import MISTAKES

EMITTERS = {"error", "warning", "refuse", "_refuse", "Rule", "_rule", "row_rule"}


def emitted_in(room: str) -> set[str]:
    """Return the codes that stand as first argument of a call that makes a finding."""
    codes = set()
    for path in (Path(generator.__file__).parent / room).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0]
                if name in EMITTERS and isinstance(first, ast.Constant):
                    codes.add(str(first.value))
    return codes


@pytest.mark.parametrize("room", ["sources", "model"])
def test_every_emitted_code_is_in_the_catalogue(room):
    codes = emitted_in(room)
    assert len(codes) >= 10
    assert codes <= set(catalogue())


def test_every_rule_is_provoked_by_a_case():
    provoked = {line.rpartition(" ")[2] for case in COMMITTED for line in expected_of(case)}
    provoked |= {code for _, codes in AWKWARD.values() for code in codes}
    provoked |= {f.rpartition(" ")[2] for mistake in MISTAKES for f in mistake.about["finds"]}
    provoked |= {rule.code for rule in AUDIT_RULES}  # of a site; tests/audit provokes them
    provoked |= {UNREAD.code}  # of the history; tests/checks/public provokes it
    provoked |= {KNOWN_GONE.code}  # of what was accepted; tests/cli/test_known.py provokes it
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
    assert "!" not in (rule.title + rule.why + rule.hint).replace("“!”", "")


def test_there_are_many_good_checks_beyond_shape():
    beyond = [rule for rule in catalogue().values() if rule.family is not Family.SHAPE]
    assert len(beyond) > 60
