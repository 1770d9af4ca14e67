"""Every mistake that can be made in the example's definitions is found, at its line and column."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.checks.run import check_definitions
from generator.model.definition_reader import read_definitions
from generator.model.definitions import Definitions
from generator.sources.finding import Finding, Severity
from generator.sources.repository import read_sources
from generator.sources.text import TextFile
from generator.sources.yaml_document import parse
from tests.checks.mutations import Mutation, kind_of, mutations

ROOT = Path(__file__).resolve().parents[2]
SOURCES = read_sources(ROOT, with_data=False)
FILES = sorted(SOURCES.documents)
SORTS = {
    "misspelt key",
    "duplicate key",
    "deleted though required",
    "no value though required",
    "wrong type: a list",
    "wrong type: a mapping",
    "wrong type: no number",
    "wrong type: decimal comma",
    "wrong type: neither yes nor no",
    "unknown choice",
    "unknown reference",
    "bad date: not in the calendar",
    "bad date: another country's",
    "bad link",
    "bad format",
    "out of range: empty",
    "out of range: too long",
    "out of range: below",
    "out of range: above",
}


@pytest.fixture(scope="module")
def whole() -> Definitions:
    definitions, findings = read_definitions(SOURCES.documents)
    assert findings == []
    return definitions


def mutations_of(file: str) -> list[Mutation]:
    return list(mutations(SOURCES.documents[file].text, kind_of(file)))


def once_each(files: list[str]) -> dict[str, list[Mutation]]:
    """Return of each file the mistakes that can be made at no earlier place of the same schema."""
    seen: set[tuple[object, ...]] = set()
    kept: dict[str, list[Mutation]] = {}
    for file in files:
        for each in mutations_of(file):
            same = (kind_of(file), each.where, each.sort)
            if same not in seen:
                seen.add(same)
                kept.setdefault(file, []).append(each)
    return kept


def findings_of(file: str, text: str, whole: Definitions) -> list[Finding]:
    """Read the changed document alone; judge it among all the others."""
    document, findings = parse(TextFile(file, text))
    if document is None:
        return findings
    alone, problems = read_definitions({file: document})
    among = replace(
        whole,
        services=alone.services,
        providers=alone.providers,
        unread=frozenset([*whole.services, *whole.providers]),
    )
    return [*findings, *problems, *check_definitions(among, whole.organisation.part.as_of)]


def test_every_mistake_is_found_where_it_is(whole):
    once = once_each(FILES)
    assert sum(map(len, once.values())) > 500
    found = {file: missed(file, made, whole) for file, made in once.items()}
    assert {file: each for file, each in found.items() if each} == {}


@pytest.mark.long
@pytest.mark.parametrize("file", FILES)
def test_it_is_found_wherever_it_is_made_again(file, whole):
    assert missed(file, mutations_of(file), whole) == []


def missed(file: str, made: list[Mutation], whole: Definitions) -> list[object]:
    """Return the mistakes that have no finding at their place."""
    missed = []
    for mutation in made:
        found = {
            (f.code, f.place.line, f.place.column)
            for f in findings_of(file, mutation.text, whole)
            if f.severity is Severity.ERROR and f.place.file == file
        }
        wanted = {(code, mutation.line, mutation.column) for code in mutation.codes}
        if not found & wanted:
            missed.append((mutation.sort, mutation.line, mutation.column, sorted(found)))
    return missed


def test_there_are_many_mistakes_of_every_sort():
    count = Counter(mutation.sort for file in FILES for mutation in mutations_of(file))
    print(f"\n{sum(count.values()):,} mistakes in {len(FILES)} files")  # noqa: T201
    for sort, number in sorted(count.items()):
        print(f"{number:>6,} {sort}")  # noqa: T201
    assert set(count) == SORTS
    assert min(count.values()) > 0
