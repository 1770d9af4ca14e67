"""What was validated and has not changed is neither validated again nor are pandas imported."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.checks import tables
from generator.checks.outcome import Checked
from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

ROWS = "date,service,rating\n" + "2020-09-01,fax,5\n" * 40 + "2020-09-01,fax,9\n"
TALLIES = (
    "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5\n"
    "2020-08,fax,like,1,2,3,4,5\n"
)
SCRIPT = """
import sys
from pathlib import Path
from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
checked = check(read_sources(Path(sys.argv[1])), History(), cache=Path(sys.argv[2]))
heavy = {"pandas", "great_expectations", "numpy"} & set(sys.modules)
print(len(checked.findings), sorted(heavy))
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "root", {"data/answers/a.csv": ROWS, "data/tallies/t.csv": TALLIES})


@pytest.fixture
def validated(monkeypatch) -> list[str]:
    """The kinds that were really validated."""
    kinds: list[str] = []
    real = tables.validate

    def spy(rows, *rest):
        kinds.append(rows.kind.folder)
        return real(rows, *rest)

    monkeypatch.setattr(tables, "validate", spy)
    return kinds


def run(root: Path, as_of: date | None = None) -> Checked:
    return check(read_sources(root), History(), as_of, cache=root / ".cache" / "iheartit")


def told(checked: Checked) -> tuple[object, ...]:
    return checked.findings, checked.rejected, checked.rows


def test_the_second_time_nothing_is_validated_and_all_is_told_again(root, validated):
    first = run(root)
    assert validated == ["answers", "tallies"]
    assert first.findings
    assert told(run(root)) == told(first)
    assert validated == ["answers", "tallies"]


def test_a_changed_file_is_validated_again_and_only_its_kind(root, validated):
    run(root)
    (root / "data" / "tallies" / "t.csv").write_text(TALLIES.replace("4,5\n", "4,x\n"))
    validated.clear()
    assert any(f.code == "row-not-whole" for f in run(root).findings)
    assert validated == ["tallies"]


def test_changed_answers_are_compared_with_tallies_again(root, validated):
    run(root)
    (root / "data" / "answers" / "a.csv").write_text(ROWS.replace("2020-09", "2020-08"))
    validated.clear()
    assert any(f.code == "row-counted-twice" for f in run(root).findings)
    assert validated == ["answers", "tallies"]


@pytest.mark.parametrize(
    ("file", "old", "new", "again"),
    [
        ("services/it/fax.yml", "retired: 2020-12-31", "retired: 2020-06-30", True),
        ("services/organisation.yml", "as_of: 2026-09-30", "as_of: 2026-09-29", True),
        ("services/it/fax.yml", "purpose: I fax.", "purpose: I send a page.", False),
    ],
)
def test_definitions_matter_where_rows_depend_on_them(root, validated, file, old, new, again):
    run(root)
    path = root / file
    path.write_text(path.read_text().replace(old, new))
    validated.clear()
    run(root)
    assert bool(validated) == again


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"null",
        b'{"key": 1}',
        b"[" * 100_000,
        b'{"key": "KEY", "findings": [[1]], "bad": {}, "left_out": {}}',
        b'{"key": "KEY", "findings": 5, "bad": {}, "left_out": {}}',
        b'{"key": "KEY", "findings": [], "bad": [], "left_out": {"a": ["x"]}}',
    ],
)
def test_a_corrupt_or_foreign_receipt_is_as_if_it_were_not_there(root, validated, junk):
    first = run(root)
    receipt = root / ".cache" / "iheartit" / "receipts" / "answers.json"
    key = json.loads(receipt.read_text())["key"]
    receipt.write_bytes(junk.replace(b"KEY", key.encode()))
    validated.clear()
    assert told(run(root)) == told(first)
    assert validated == ["answers"]


def test_a_cache_that_git_tracks_is_a_strangers(root, validated):
    run(root)
    for words in (["init", "-q"], ["add", "-f", "."]):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    validated.clear()
    run(root)
    assert validated == ["answers", "tallies"]


def test_a_cache_that_is_a_link_is_not_used(root, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / ".cache").symlink_to(elsewhere)
    run(root)
    assert list(elsewhere.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_not_used(root):
    (root / ".cache").write_text("a file in the way")
    assert run(root).findings


def test_the_cache_is_no_part_of_the_repository(root):
    run(root)
    folder = root / ".cache" / "iheartit"
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f0688")


def heavy_imports(root: Path) -> str:
    cache = str(root / ".cache" / "iheartit")
    command = [sys.executable, "-c", SCRIPT, str(root), cache]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_with_warm_receipts_nothing_heavy_is_imported(root):
    assert "pandas" in heavy_imports(root)
    assert heavy_imports(root).rstrip().endswith("[]")


def test_without_data_nothing_heavy_is_imported(tmp_path):
    assert heavy_imports(write(tmp_path / "root", {})) == "0 []\n"
