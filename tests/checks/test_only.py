"""Asked about one file, the checks tell what they tell of it when asked about all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.run import check
from generator.model.definitions import is_of_a_service
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import COMMITTED, settled
from tests.mistakes.mistake import MISTAKES

ROOT = Path(__file__).parents[2]


def findings_of(root, only=None):
    sources = read_sources(root, only is None)
    return check(sources, History(), only=only).findings


def compare(root: Path) -> int:
    """Return how many findings the files of services have, told alike in both ways."""
    every = findings_of(root)
    told = 0
    documents = read_sources(root, False).documents
    of_services = [file for file in documents if is_of_a_service(file)]
    for file in of_services:
        wanted = [finding for finding in every if finding.place.file == file]
        only = frozenset([file])
        assert list(findings_of(root, only)) == wanted, file
        told += len(wanted)
    return told


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_alike(mistake, tmp_path):
    root = mistake.write(tmp_path / "case")
    every = [found.rsplit(" ", 1) for found in mistake.about["finds"]]
    named = {place.split(":")[0] for place, _ in every} | {"services/it/mail.yml"}
    for file in sorted(filter(is_of_a_service, named)):
        wanted = [f"{place} {code}" for place, code in every if place.startswith(f"{file}:")]
        told = settled(findings_of(root, frozenset([file])), mistake.codes)
        assert [f"{finding.place} {finding.code}" for finding in told] == wanted


@pytest.mark.parametrize("case", COMMITTED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_committed_case_is_told_alike(case):
    told = compare(case)
    assert told or case.name not in ("conversation", "references", "twice", "scales")
