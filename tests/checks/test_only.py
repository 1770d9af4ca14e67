"""Asked about one file, the checks tell what they tell of it when asked about all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.cache import remembered
from generator.checks.run import check
from generator.model.definitions import is_of_a_service
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import COMMITTED, settled
from tests.mistakes.mistake import MISTAKES

ROOT = Path(__file__).parents[2]


def findings_of(root, only=None, memory=None):
    sources = read_sources(root, only is None, memory)
    return check(sources, History(), only=only).findings


def compare(root: Path, cache: Path) -> int:
    """Return how many findings the files of services have, told alike in all three ways."""
    every = findings_of(root)
    told = 0
    documents = read_sources(root, False).documents
    of_services = [file for file in documents if is_of_a_service(file)]
    for file in of_services:
        wanted = [finding for finding in every if finding.place.file == file]
        only = frozenset([file])
        assert list(findings_of(root, only)) == wanted, file
        for _ in range(2):
            memory = remembered(cache)
            assert list(findings_of(root, only, memory)) == wanted, file
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
def test_a_committed_case_is_told_alike(case, tmp_path):
    told = compare(case, tmp_path / ".cache" / "iheartit")
    assert told or case.name not in ("conversation", "references", "twice", "scales")


def test_what_is_remembered_is_read_again_once_it_changed(tmp_path):
    (only,) = (m for m in MISTAKES if m.name == "misspelt-stage")
    root = only.write(tmp_path / "case")
    mail = root / "services" / "it" / "mail.yml"
    wrong = mail.read_text()
    for text, codes in ((wrong.replace("lve", "live"), []), (wrong, ["unknown-value"])) * 2:
        mail.write_text(text)
        memory = remembered(root / ".cache" / "iheartit")
        found = findings_of(root, frozenset(["services/it/mail.yml"]), memory)
        assert [finding.code for finding in found] == codes


@pytest.mark.parametrize("text", ["", "{", "[]", '{"key": 1}', '{"key": "x", "values": {"a": 1}}'])
def test_a_memory_that_is_none_of_ours_is_as_if_it_were_not_there(text, tmp_path):
    cache = tmp_path / "case" / ".cache" / "iheartit"
    (only,) = (m for m in MISTAKES if m.name == "misspelt-stage")
    root = only.write(tmp_path / "case")
    cache.mkdir(parents=True)
    (cache / "definitions.json").write_text(text)
    found = findings_of(root, None, remembered(cache))
    assert [f.code for f in settled(found)] == ["unknown-value"]
