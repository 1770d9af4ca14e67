"""Asked about one file, the checks find what they find in it when asked about all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.run import check
from generator.disk.cache import Cache
from generator.model.definitions import is_of_a_service
from generator.sources import parsed
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import COMMITTED, settled
from tests.mistakes.mistake import MISTAKES

ROOT = Path(__file__).parents[2]


def findings_of(root, only=None, cache=None):
    sources = read_sources(root, only is None, cache)
    return check(sources, History(), only=only).findings


BY_DATA = {"wanted-far-away", "service-renamed"}
"""Rules about definitions that only a check of the data can judge."""


def compare(root: Path, cache: Cache) -> int:
    """Return how many findings the files of services have, found in all three ways."""
    every = findings_of(root)
    count = 0
    documents = read_sources(root, False).documents
    of_services = [file for file in documents if is_of_a_service(file)]
    for file in of_services:
        wanted = [finding for finding in every if finding.place.file == file]
        only = frozenset([file])
        assert list(findings_of(root, only)) == wanted, file
        for _ in range(2):
            assert list(findings_of(root, only, cache)) == wanted, file
        count += len(wanted)
    return count


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_reported_alike(mistake, tmp_path):
    root = mistake.write(tmp_path / "case")
    every = [found.rsplit(" ", 1) for found in mistake.finds]
    named = {place.split(":")[0] for place, _ in every} | {"services/it/mail.yml"}
    for file in sorted(filter(is_of_a_service, named)):
        wanted = [
            f"{place} {code}"
            for place, code in every
            if place.startswith(f"{file}:") and code not in BY_DATA
        ]
        count = settled(findings_of(root, frozenset([file])), mistake.codes)
        assert [f"{finding.place} {finding.code}" for finding in count] == wanted


@pytest.mark.parametrize("case", COMMITTED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_committed_case_is_reported_alike(case, tmp_path):
    count = compare(case, Cache(tmp_path))
    assert count or case.name not in ("conversation", "references", "twice", "scales")


def test_a_definition_that_is_kept_is_read_again_once_it_changed(tmp_path):
    (only,) = (m for m in MISTAKES if m.name == "misspelt-stage")
    root, cache = only.write(tmp_path / "case"), Cache(tmp_path / "cache")
    mail = root / "services" / "it" / "mail.yml"
    wrong = mail.read_text()
    for text, codes in ((wrong.replace("lve", "live"), []), (wrong, ["unknown-value"])) * 2:
        mail.write_text(text)
        found = findings_of(root, frozenset(["services/it/mail.yml"]), cache)
        assert [finding.code for finding in settled(found)] == codes


def test_an_unchanged_definition_is_not_parsed_again(tmp_path, monkeypatch):
    (only,) = (m for m in MISTAKES if m.name == "misspelt-stage")
    root, cache = only.write(tmp_path / "case"), Cache(tmp_path / "cache")
    read = []
    real = parsed.parse
    monkeypatch.setattr(parsed, "parse", lambda source: read.append(source.file) or real(source))
    first = findings_of(root, None, cache)
    assert len(read) > 3
    read.clear()
    assert findings_of(root, None, cache) == first
    assert read == []
