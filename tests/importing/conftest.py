from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.importing.import_files import HowToImport, Import, import_files
from generator.importing.mapping_file import MappingFile, read_mapping
from generator.importing.there import Onto
from generator.sources.finding import Finding
from tests.real_data import import_carers_allowance, import_sfo, shared_data
from tests.skips import REAL_DATA

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def mapped(write: Write) -> Callable[[str], tuple[MappingFile | None, list[Finding]]]:
    return lambda text: read_mapping(write("mapping.yml", text))


@pytest.fixture
def run(write: Write, tmp_path: Path) -> Callable[..., Import]:
    """Import files (name to text) by a mapping into a small repository in ``tmp_path / site``."""

    def run(
        mapping: str,
        files: dict[str, str],
        onto: Onto = Onto.ASK,
        organisation: str = "",
        counted: bool = False,
    ) -> Import:
        for name, text in REPOSITORY.items():
            more = organisation if name == "services/organisation.yml" else ""
            write(f"site/{name}", text + more)
        paths = [write(f"exports/{name}", text) for name, text in files.items()]
        rules, key = write("mapping.yml", mapping), write("numbers.key", f"{KEY}\n")
        return import_files(paths, rules, tmp_path / "site", HowToImport(onto, key, counted))

    return run


KEY = "0123456789abcdef" * 4
MEASURES = """\
measures:
  - {id: availability, name: Availability, unit: part}
  - {id: up, name: Up, unit: part}
"""
REPOSITORY = {
    "services/organisation.yml": "name: Example\n",
    "services/communities.yml": "communities:\n  - {id: field, name: Field staff}\n",
    "services/it/provider.yml": "name: IT\nshirt: IT\n",
    "services/it/email.yml": f"name: E-mail\nstage: live\n{MEASURES}",
    "services/it/wi-fi.yml": f"name: Wi-Fi\nstage: live\n{MEASURES}",
}


@pytest.fixture
def yearly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the small repository count by years, so that a wave of a year fits."""
    name = "services/organisation.yml"
    monkeypatch.setitem(REPOSITORY, name, f"{REPOSITORY[name]}period: year\n")


@pytest.fixture(scope="session")
def sfo_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shared_data() is None:
        pytest.skip(REAL_DATA)
    return import_sfo(tmp_path_factory.mktemp("real") / "sfo")


@pytest.fixture(scope="session")
def carers_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shared_data() is None:
        pytest.skip(REAL_DATA)
    return import_carers_allowance(tmp_path_factory.mktemp("real") / "carers")
