"""Editors know what a mapping of events may say, in each form in which it may be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.bench.events import MAPPING
from generator.model.schema import schema_of
from generator.rollup.preparing import read_event_mapping

PAGES = Path(__file__).parents[2] / "site_overrides"
GUIDES = (PAGES / "pages/running.md", PAGES / "translations/de/running.md")


def example(guide: Path) -> str:
    """Return the mapping that a guide shows."""
    found = re.search(r"^    columns:\n(?:    .*\n)+", guide.read_text(), re.MULTILINE)
    assert found
    return re.sub(r"^    ", "", found[0], flags=re.MULTILINE)


def agreed(text: str, path: Path) -> bool:
    """Return whether a mapping is right; the schema and the reader must say the same."""
    path.write_text(text)
    schema = Draft202012Validator(schema_of("event-mapping"))
    as_editors_do = re.sub(r"\b(yes|no):", r"'\1':", text)  # a word to YAML 1.2, not to PyYAML
    by_schema = schema.is_valid(yaml.safe_load(as_editors_do))
    mapping, _, findings = read_event_mapping(path)
    assert (mapping is not None and not findings) == by_schema
    return by_schema


RIGHT = (
    MAPPING,
    *map(example, GUIDES),
    "services: {17: mail}\n",
    "columns: {service: a, measure: b, ok: {column: c, yes: done, no: [1, true]}}\n",
    "measures: {page: {statistic: share good, at_least: 0.5}}\nseparator: ;\n",
)
WRONG = (
    "columns: {service: [a, b], measure: c, ok: d}\n",
    "measures: {page: {statistic: median}}\n",
    "measures: {page: {statistic: apdex, target: 0}}\n",
    "columns: {service: a, measure: b, value: {column: c, times: 0}}\n",
    "separators: ;\n",
    "separator: ;;\n",
)


@pytest.mark.parametrize("text", RIGHT)
def test_editors_know_each_form(tmp_path, text):
    assert agreed(text, tmp_path / "mapping.yml")


@pytest.mark.parametrize("text", WRONG)
def test_editors_mark_what_is_wrong(tmp_path, text):
    assert not agreed(text, tmp_path / "mapping.yml")
