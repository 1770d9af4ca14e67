"""What is kept of a reading is what would be read, found and judged anew, after any edit.

``--long`` walks 400 edits, each of them read with what is kept and without it.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.checks import run, validation
from generator.checks.outcome import Checked
from generator.checks.sheet import Sheet
from generator.checks.table_context import THINGS, table_context_of, things_named_by
from generator.demo.organisation import Wanted, example_files
from generator.demo.write import SCHEMAS
from generator.disk.cache import Cache
from generator.model.kinds import KINDS
from generator.sources import kept_tables, repository
from generator.sources.history import read_history
from generator.sources.repository import read_sources

AS_OF = date(2026, 10, 31)


@pytest.fixture(scope="module")
def organisation(tmp_path_factory):
    """Return the folder of a small fictional organisation."""
    root = tmp_path_factory.mktemp("organisation")
    for name, text in example_files(Wanted(services=5, months=6), SCHEMAS):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def world(organisation, tmp_path, monkeypatch):
    """Return the organisation's folder, and a function that reads it twice and compares.

    ``looked`` are what the last reading with a cache looked at itself: files and folders.
    """
    monkeypatch.setattr(repository, "MUCH_DATA", 0)
    root, folder, looked = tmp_path / "root", tmp_path / "cache", []
    shutil.copytree(organisation, root)

    def spy(module, name: str, what: Callable[..., str]) -> None:
        real = getattr(module, name)
        spied = lambda *given: looked.append(what(*given)) or real(*given)  # noqa: E731
        monkeypatch.setattr(module, name, spied)

    spy(kept_tables, "parse", lambda source, _: source.file)
    spy(validation, "validate", lambda rows, *_: rows.kind.folder)

    def reading(of: Path = root, as_of: date | None = AS_OF) -> Checked:
        anew = checked(of, as_of, Cache())
        looked.clear()
        kept = checked(of, as_of, Cache(folder))
        assert said(kept) == said(anew)
        return kept

    return SimpleNamespace(root=root, cache=folder, reading=reading, looked=looked)


def checked(root: Path, as_of: date | None, store: Cache) -> Checked:
    return run.check(read_sources(root, cache=store), read_history(root), as_of, cache=store)


def said(reading: Checked) -> tuple[object, ...]:
    """Return all that a reading says, as plain values."""
    tables = {file: (table.header, table.rows) for file, table in reading.tables.items()}
    return (
        *(reading.findings, reading.ignored, reading.as_of, reading.rows, tables),
        reading.definitions,
        {
            folder: (
                *(each.tolist() for each in (rows.files, rows.lines, rows.accepted, rows.refused)),
                {
                    name: (cells.codes.tolist(), [*cells.texts], [*cells.values])
                    for name, cells in rows.cells.items()
                },
            )
            for folder, rows in reading.records.items()
        },
    )


def services(root: Path) -> list[Path]:
    found = (root / "services").glob("*/*.yml")
    return sorted(path for path in found if path.name != "provider.yml")


def tables(root: Path) -> list[Path]:
    return sorted((root / "data").rglob("*.csv"))


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def edit(path: Path, old: str, new: str) -> None:
    said = path.read_text(encoding="utf-8")
    assert old in said
    path.write_text(said.replace(old, new, 1), encoding="utf-8")


def write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(lines), encoding="utf-8")


def test_nothing_is_looked_at_again_that_has_not_changed(world):
    first = world.reading()
    assert {*first.tables, *first.records} == {*world.looked}
    world.reading()
    assert world.looked == []
    service = services(world.root)[0]
    edit(service, "purpose: ", "purpose: Really, ")
    world.reading()
    assert world.looked == []
    edit(service, "launched: ", "launched: 2026-09-15 # ")
    assert world.reading().findings != first.findings
    assert world.looked == [*first.records]


def test_a_row_is_judged_with_its_own_kind_and_those_that_are_compared_with_it(world):
    world.reading()
    for path in {path.parent.name: path for path in tables(world.root)}.values():
        write(path, lines_of(path)[:-1])
        records = world.reading().records
        judged = {path.parent.name}
        for kind in KINDS:
            if judged.intersection(kind.compared_with):
                judged.add(kind.folder)
        assert {*world.looked} == {path.relative_to(world.root).as_posix(), *judged & {*records}}


def test_a_rule_sees_no_kind_that_its_own_is_not_compared_with(world):
    records = world.reading().records
    for rows in records.values():
        sheet = Sheet(rows, None, rows.refused, records)
        for other in records:
            if other in rows.kind.compared_with:
                assert sheet.other(other) is records[other]
            else:
                with pytest.raises(KeyError, match=other):
                    sheet.other(other)


def test_a_kind_hears_all_that_its_rules_see(organisation):
    """Whatever a rule may see of the definitions is in the name of what is kept."""
    definitions = checked(organisation, AS_OF, Cache()).definitions
    known = table_context_of(definitions, AS_OF)
    for kind in KINDS:
        seen, named = known.seen_by(kind), things_named_by(kind)
        heard = repr([known.said, *map(known.said_of, named)])
        assert repr([seen.said, *map(seen.said_of, named)]) == heard
        for facts in seen.services.values():
            assert all(repr(key) in heard for key in facts.measured)
            assert all(name in heard for what in THINGS for name in facts.ids(what))
        assert not seen.paces
        assert not any(facts.paces for facts in seen.services.values())


# --- A walk -------------------------------------------------------------------------------------


def some_value(root: Path, chance: random.Random) -> None:
    """Change, double, shorten or move a line of a definition."""
    path = chance.choice(sorted((root / "services").rglob("*.yml")))
    lines = lines_of(path)
    at = chance.randrange(len(lines))
    line = lines[at].rstrip("\n")
    lines[at] = chance.choice(
        (
            re.sub(r"\d", lambda _: str(chance.randrange(10)), line),
            line + " and more",
            line + f"\n{line}",
            line.partition(":")[0] + ":",
            "",
            f"  {line}",
            line + " # iheartit: ignore placeholder because nobody minds",
            line + " mary.miller@example.org",
            re.sub(r": .*", ": tbd", line),
        )
    )
    write(path, [*lines[:at], lines[at] + "\n", *lines[at + 1 :]])


def some_date(root: Path, chance: random.Random) -> None:
    path = chance.choice(services(root))
    said = path.read_text(encoding="utf-8")
    days = [*re.finditer(r"\d{4}-\d\d-\d\d", said)]
    if days:
        at = chance.choice(days)
        day = chance.choice(("2026-10-01", "2019-01-01", "2026-12-24", "2062-01-01"))
        path.write_text(said[: at.start()] + day + said[at.end() :], encoding="utf-8")


def some_row(root: Path, chance: random.Random) -> None:
    """Add a row that is there already, or one like it."""
    path = chance.choice(tables(root))
    head, *rows = lines_of(path)
    row = chance.choice(rows)
    if chance.random() < 0.5:
        row = re.sub(r"\d", lambda _: str(chance.randrange(10)), row, count=chance.randrange(9))
    rows.insert(chance.choice((len(rows), chance.randrange(len(rows) + 1))), row)
    write(path, [head, *rows])


def some_cell(root: Path, chance: random.Random) -> None:
    """Change a cell, or the name of a column."""
    path = chance.choice(tables(root))
    lines = lines_of(path)
    at = chance.choice((chance.randrange(len(lines)), len(lines) - 1))
    cells = lines[at].rstrip("\n").split(",")
    texts = (
        "",
        "unknown",
        "-1",
        "999999999",
        "1,5",
        "2026-09",
        "2026-09-31",
        "né",
        " x ",
        '"',
        "NO",
    )
    cells[chance.randrange(len(cells))] = chance.choice((*texts, "Call +49 30 901820 now", "wave"))
    write(path, [*lines[:at], ",".join(cells) + "\n", *lines[at + 1 :]])


def no_row(root: Path, chance: random.Random) -> None:
    path = chance.choice(tables(root))
    head, *rows = lines_of(path)
    for _ in range(min(len(rows) - 1, chance.randrange(1, 9))):
        rows.pop(chance.randrange(len(rows)))
    write(path, [head, *rows])


def other_place(root: Path, chance: random.Random) -> None:
    """Rename a file, or move it to another folder."""
    path = chance.choice((*services(root), *tables(root)))
    folder = chance.choice((path.parent, chance.choice((*services(root), *tables(root))).parent))
    new = folder / f"{path.stem[:9]}-{chance.randrange(9)}{path.suffix}"
    if not new.exists() and len([*path.parent.glob(f"*{path.suffix}")]) > 1:
        path.rename(new)


def no_file(root: Path, chance: random.Random) -> None:
    some = chance.choice((services(root), tables(root)))
    if len(some) > 2:
        chance.choice(some).unlink()


def entry_to_ignore(root: Path, chance: random.Random) -> None:
    """Ignore a warning that there is, by the organisation's list."""
    found = [each for each in checked(root, AS_OF, Cache()).findings if each.severity == "warning"]
    path = root / "services" / "organisation.yml"
    if found and "ignore:" not in path.read_text(encoding="utf-8"):
        one = chance.choice(found)
        entry = f"  - {{file: {one.place.file}, check: {one.code}, because: nobody minds}}\n"
        write(path, [*lines_of(path), "\nignore:\n", entry])


def as_it_was(root: Path, _: random.Random) -> None:
    """Take back all edits: what was kept of them is still there."""
    shutil.rmtree(root)
    shutil.copytree(root.with_name("first"), root)


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    *(some_value, some_value, some_date, some_row, some_row, some_cell, some_cell),
    *(no_row, other_place, no_file, entry_to_ignore, as_it_was),
)


def spoil(folder: Path, chance: random.Random, parts: int = 4) -> None:
    """Cut some entries short, remove some, and put others in the place of others."""
    entries = sorted(path for path in folder.glob("??/*") if path.is_file())
    for path in chance.sample(entries, len(entries) // parts):
        other = chance.choice(entries)
        if chance.random() < 0.3:
            path.unlink()
        elif other.exists():
            path.write_bytes(chance.choice((other.read_bytes(), path.read_bytes()[:99])))


def test_a_spoilt_cache_is_never_a_wrong_reading(world):
    world.reading()
    spoil(world.cache, random.Random(1), parts=1)  # noqa: S311 # always the same
    for path in tables(world.root):
        write(path, [*lines_of(path), lines_of(path)[-1]])
        if path.parent.name == "costs":
            path.unlink()
    world.reading()
    assert {"answers", "tallies"} <= {*world.looked}


@pytest.mark.parametrize("steps", [12, pytest.param(400, marks=pytest.mark.long)])
def test_after_any_walk_of_edits_both_readings_are_the_same(world, organisation, tmp_path, steps):
    """Two branches share the cache, which is spoilt now and then."""
    shutil.copytree(organisation, tmp_path / "first")
    other = tmp_path / "other"
    shutil.copytree(world.root, other)
    chance = random.Random(steps)  # noqa: S311 # a walk that can be repeated
    for step in range(steps):
        root = chance.choice((world.root, other))
        chance.choice(EDITS)(root, chance)
        if step % 19 == 18:
            spoil(world.cache, chance)
        world.reading(root, chance.choice((AS_OF, AS_OF, AS_OF, None)))
