"""The command: where it writes, what it refuses, and that its sizes and seeds do what they say."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.checks.run import check
from generator.cli.demo import demo
from generator.demo import rows as rows_module
from generator.demo.names import named
from generator.demo.organisation import Wanted, example_files
from generator.demo.rows import Sheets
from generator.demo.stories import STORIES
from generator.demo.write import SCHEMAS
from generator.model.site_settings import mkdocs_yml
from generator.sources.finding import Severity
from generator.sources.history import History
from generator.sources.repository import read_sources

MEANT = {"row-out-of-range", "row-unknown-community", "row-after-as-of"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(demo, arguments)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


QUIET = "“quiet-rooms” since"
"""Of these nobody was asked for long: that data stop is their story."""


def surprises(folder: Path) -> list[str]:
    """Return errors, and whatever is wrong with rows that were not made wrong on purpose."""
    findings = check(read_sources(folder), History()).findings
    return [
        f"{f.place} {f.message}"
        for f in findings
        if f.severity is Severity.ERROR
        or (f.place.file.startswith("data/") and f.code not in MEANT and QUIET not in f.message)
    ]


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run(str(tmp_path / name), "--services", "30", "--months", "4").exit_code == 0
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_another_seed_other_answers() -> None:
    first, second = (dict(example_files(Wanted(3, 2, seed=seed))) for seed in (1, 2))
    assert first["data/answers/it-2026.csv"] != second["data/answers/it-2026.csv"]
    assert first["services/it/wifi.yml"] == second["services/it/wifi.yml"]


def test_written_folder_is_a_repository(tmp_path: Path) -> None:
    result = run(str(tmp_path / "new"), "--services", "2", "--months", "3")
    written = contents(tmp_path / "new")
    assert {"README.md", "mkdocs.yml", ".gitignore", "services/organisation.yml"} <= written.keys()
    assert "$schema" not in written["services/it/wifi.yml"]
    assert yaml.safe_load(written["mkdocs.yml"])["site_name"] == "I ♥ IT at Fernmouth Water"
    assert "iheartit build --root" in result.stdout.splitlines()[-1]
    assert len(result.stdout.splitlines()) == 1


def test_project_itself_gets_schema_lines_and_keeps_its_own_files(tmp_path: Path) -> None:
    (tmp_path / "generator/model/schemas").mkdir(parents=True)
    assert run(str(tmp_path), "--services", "1", "--months", "1", "--force").exit_code == 0
    written = contents(tmp_path)
    line = written["services/it/remote-access.yml"].splitlines()[0]
    schema = "$schema=../../generator/model/schemas/service.schema.json"
    assert line == f"# yaml-language-server: {schema}"
    line = written["services/organisation.yml"].splitlines()[0]
    assert line.endswith("$schema=../generator/model/schemas/organisation.schema.json")
    assert not {"README.md", "mkdocs.yml", ".gitignore"} & written.keys()


def test_folder_with_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("all of it")
    result = run(str(tmp_path), "--services", "1", "--months", "1")
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert contents(tmp_path) == {"thesis.txt": "all of it"}


def test_force_replaces_its_own_files_and_deletes_nothing(tmp_path: Path) -> None:
    others = {"thesis.txt": "all of it", "services/it/mine.yml": "name: Mine\nstage: live\n"}
    own = {"services/it/remote-access.yml": "old"}
    for name, text in (others | own).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    result = run(str(tmp_path), "--services", "1", "--months", "1", "--force")
    written = contents(tmp_path)
    assert result.exit_code == 0
    assert others.items() <= written.items()
    assert written["services/it/remote-access.yml"] != "old"
    assert "1 other files" in result.stderr


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(str(tmp_path / "file"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    ("services", "months", "answers"),
    [(0, 36, 45), (1, 36, 45), (1, 1, 1), (24, 1, 3), (24, 60, 45), (60, 13, 200)],
)
def test_any_size_is_valid(services: int, months: int, answers: int, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    sizes = ("--services", services, "--months", months, "--answers", answers)
    assert run(str(folder), *map(str, sizes)).exit_code == 0
    assert surprises(folder) == []
    services_found = {
        path.stem for path in folder.glob("services/*/*.yml") if path.stem != "provider"
    }
    assert len(services_found) == services
    assert set(list(STORIES)[:services]) <= services_found
    assert len(list(folder.glob("services/*/provider.yml"))) == 5


def test_sizes_out_of_range_are_refused(tmp_path: Path) -> None:
    for option, value in (("--services", "-1"), ("--months", "0"), ("--answers", "0")):
        assert run(str(tmp_path / "new"), option, value).exit_code == 2
    assert not (tmp_path / "new").exists()
    with pytest.raises(ValueError, match="months must be 1 or more"):
        Wanted(months=0)


def rows_by_service(files: dict[str, str]) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for name, text in files.items():
        if name.startswith("data/"):
            for row in csv.DictReader(io.StringIO(text)):
                filled = tuple(sorted((key, value) for key, value in row.items() if value))
                owner = row.get("service") or "no service"
                found.setdefault(owner, set()).add((name.split("/")[1], str(filled)))
    return found


def test_more_services_leave_the_others_alone() -> None:
    few = rows_by_service(dict(example_files(Wanted(len(STORIES), 5))))
    many = rows_by_service(dict(example_files(Wanted(70, 5))))
    assert few.keys() < many.keys()
    assert [name for name in few if few[name] != many[name]] == []


def test_fewer_services_leave_the_others_alone() -> None:
    few = dict(example_files(Wanted(2, 5)))
    many = dict(example_files(Wanted(len(STORIES), 5)))
    assert few["services/it/wifi.yml"] == many["services/it/wifi.yml"]
    assert rows_by_service(few)["wifi"] == rows_by_service(many)["wifi"]


def test_answers_scale_the_number_of_answers() -> None:
    def number(answers: int) -> int:
        return dict(example_files(Wanted(2, 6, answers)))["data/answers/it-2026.csv"].count("\n")

    assert number(90) == pytest.approx(2 * number(45), rel=0.1)


def test_many_generated_services_have_names_of_their_own() -> None:
    found = [named(number) for number in range(6000)]
    assert len({one.id for one in found} | STORIES.keys()) == 6000 + len(STORIES)
    assert len({one.name for one in found}) == 6000
    assert not {one.id for one in found} & {"provider", "organisation"}


def test_generated_mix_is_as_ordered() -> None:
    files = dict(example_files(Wanted(624, 2)))
    services = {n.split("/")[-1][:-4] for n in files if n.startswith("services/")} - STORIES.keys()

    def with_rows(folder: str) -> set[str]:
        texts = [text for name, text in files.items() if name.startswith(f"data/{folder}/")]
        rows = [row for text in texts for row in csv.DictReader(io.StringIO(text))]
        return {row.get("service", "") for row in rows} & services

    raw, tallied = with_rows("answers"), with_rows("tallies")
    assert not raw & tallied
    assert len(raw) / len(raw | tallied) == pytest.approx(0.2, abs=0.02)
    assert len(with_rows("telemetry")) / 600 == pytest.approx(0.1, abs=0.04)
    lengths = [
        text.count("\n")
        for name, text in files.items()
        if name.split("/")[-1][:-4] in services and "\nstage: live" in text
    ]
    assert 40 <= min(lengths) <= max(lengths) <= 80


def test_large_files_are_written_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dict(example_files(Wanted(2, 6)))["data/answers/it-2026.csv"]
    monkeypatch.setattr(rows_module, "LARGEST_FILE", 20_000)
    files = dict(example_files(Wanted(2, 6)))
    parts = [text for name, text in files.items() if name.startswith("data/answers/it-2026-")]
    header = whole.split("\n", 1)[0]
    assert len(parts) > 1
    assert all(part.startswith(header + "\n") and len(part) < 20_200 for part in parts)
    assert "".join(part.split("\n", 1)[1] for part in parts) == whole.split("\n", 1)[1]


def test_unknown_column_is_refused() -> None:
    with pytest.raises(KeyError, match="costs has no column"):
        Sheets().add_some("costs", "it", [{"price": "1"}])


def test_site_name_may_hold_anything() -> None:
    name = 'Müller: "Söhne" & Co\\'
    assert yaml.safe_load(mkdocs_yml(name))["site_name"] == f"I ♥ IT at {name}"


def test_without_options_it_writes_the_committed_example(tmp_path: Path) -> None:
    (tmp_path / SCHEMAS).mkdir(parents=True)  # as the project has them
    assert run(str(tmp_path), "--force").exit_code == 0
    made = contents(tmp_path)
    files = dict(example_files(Wanted(), SCHEMAS))
    assert {name: made.get(name) for name in files} == files
