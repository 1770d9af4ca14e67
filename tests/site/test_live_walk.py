"""The live site after any edits: each file has the bytes that a site of nothing but these has.

What it remembers of the states before may make it faster, and must never be seen.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk.cache import Cache
from generator.serving.live_site import LiveSite
from generator.site import chart_store
from tests.site.conftest import commit, run

pytestmark = pytest.mark.xdist_group("site")


@pytest.fixture(scope="module")
def organisation(tmp_path_factory):
    root = tmp_path_factory.mktemp("walked") / "root"
    run("demo", root, "--services", 5, "--months", 6)
    commit(root)
    return root


def replaced(path: Path, pattern: str, new: str) -> None:
    said = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, new, said, count=1, flags=re.MULTILINE), encoding="utf-8")


def definitions(root: Path) -> list[Path]:
    return sorted((root / "services").glob("*/*.yml"))


def services(root: Path) -> list[Path]:
    return [path for path in definitions(root) if path.name != "provider.yml"]


def tables(root: Path) -> list[Path]:
    return sorted((root / "data").glob("*/*.csv"))


def word(chance: random.Random) -> str:
    return f"Way{chance.randrange(1000)}"


def purpose(root: Path, chance: random.Random) -> None:
    replaced(chance.choice(services(root)), "^purpose: ", f"purpose: {word(chance)} ")


def name(root: Path, chance: random.Random) -> None:
    replaced(chance.choice(definitions(root)), "^name: ", f"name: {word(chance)} ")


def tag(root: Path, chance: random.Random) -> None:
    path = chance.choice(services(root))
    replaced(path, r"^tags:(\n  - .*)+\n", "")
    path.write_text(path.read_text() + f"tags:\n  - near\n  - {word(chance)}\n")


def withdrawn(root: Path, chance: random.Random) -> None:
    path, month = chance.choice(definitions(root)), chance.randrange(6, 10)
    replaced(path, r"^withdrawn:\n  - .*\n", "")
    path.write_text(
        path.read_text() + f"withdrawn:\n  - {{period: 2026-{month:02}, reason: {word(chance)}}}\n"
    )


def sensitive(root: Path, chance: random.Random) -> None:
    path = chance.choice(services(root))
    was = path.read_text()
    without = was.replace("sensitive: yes\n", "")
    path.write_text(was + "sensitive: yes\n" if without == was else without)


def a_break(root: Path, chance: random.Random) -> None:
    path, day = chance.choice(services(root)), chance.randrange(10, 28)
    event = (
        f"  - {{date: 2026-08-{day}, title: {word(chance)}, kind: survey-change, rebase: yes}}\n"
    )
    if "\nevents:\n" in path.read_text():
        replaced(path, "^events:\n", f"events:\n{event}")
    else:
        path.write_text(f"{path.read_text()}events:\n{event}")


def moved(root: Path, chance: random.Random) -> None:
    path = chance.choice(services(root))
    path.rename(chance.choice(definitions(root)).parent / path.name)


def community(root: Path, chance: random.Random) -> None:
    path = root / "services" / "communities.yml"
    replaced(path, r"people: \d+", f"people: {chance.choice([12, 40, 1180])}")
    replaced(path, r"name: .*", f"name: {word(chance)}")


def supplier(root: Path, chance: random.Random) -> None:
    replaced(root / "services" / "suppliers.yml", r"name: .*", f"name: {word(chance)}")


def floor(root: Path, chance: random.Random) -> None:
    path = root / "services" / "organisation.yml"
    replaced(path, r"privacy: \d+", f"privacy: {chance.choice([5, 10, 20])}")
    replaced(path, r"reliability: \d+", f"reliability: {chance.choice([20, 30, 50])}")


def threshold(root: Path, chance: random.Random) -> None:
    path = root / "services" / "organisation.yml"
    replaced(path, r"loved: .*", f"loved: {chance.choice(['0.60', '0.70', '0.80'])}")


def as_of(root: Path, chance: random.Random) -> None:
    path = root / "services" / "organisation.yml"
    replaced(path, "as_of: .*", f"as_of: 2026-{chance.choice(['10-31', '10-20', '11-03'])}")


def window(root: Path, chance: random.Random) -> None:
    path = root / "services" / "organisation.yml"
    replaced(path, "^window: .*", f"window: {chance.choice(['[3, 6, 12]', '[1, 3]', '[2]'])}")


def hours(root: Path, chance: random.Random) -> None:
    path = root / "services" / "organisation.yml"
    replaced(path, "^hours: .*", f"hours: Mon-Fri 07:00-{chance.randrange(15, 22)}:00")


def row_added(root: Path, chance: random.Random) -> None:
    path = chance.choice(tables(root))
    rows = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*rows, chance.choice(rows[1:])]) if len(rows) > 1 else rows[0])


def row_removed(root: Path, chance: random.Random) -> None:
    path = chance.choice(tables(root))
    head, *rows = path.read_text().splitlines(keepends=True)
    if rows:
        del rows[chance.randrange(len(rows))]
    path.write_text(head + "".join(rows))


def answers_removed(root: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((root / "data").glob("answers/*.csv")) or tables(root))
    head, *rows = path.read_text().splitlines(keepends=True)
    path.write_text(head + "".join(row for row in rows if chance.random() < 0.8))


def row_changed(root: Path, chance: random.Random) -> None:
    path = chance.choice(tables(root))
    head, *rows = path.read_text().splitlines(keepends=True)
    at = chance.randrange(max(1, len(rows)))
    rows[at : at + 1] = [re.sub(r",\d(?=[,\n.])", f",{chance.randrange(1, 6)}", rows[at])]
    path.write_text(head + "".join(rows))


def file_removed(root: Path, chance: random.Random) -> None:
    chance.choice(tables(root)).unlink()


def committed(root: Path, chance: random.Random) -> None:
    commit(root, f"2026-10-{chance.randrange(10, 31)}")


Edit = Callable[[Path, random.Random], None]
EDITS: tuple[Edit, ...] = (
    *(purpose, name, tag, withdrawn, sensitive, a_break, moved, community, supplier, floor),
    *(threshold, as_of, window, hours, row_added, row_removed, answers_removed, row_changed),
    *(file_removed, committed),
)


def everything(site: LiveSite) -> dict[str, bytes | None]:
    """Return all files of a site, by their paths."""
    assert site._pages is not None
    for path in site._pages.by_path:
        site.file(path)
    around = (path for path in site.folder.rglob("*") if path.is_file())
    names = {*site._pages.files, *(path.relative_to(site.folder).as_posix() for path in around)}
    return {path: site.file(path) for path in sorted(names)}


def fresh(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> LiveSite:
    """Return the live site of one who was never here before."""
    shutil.rmtree(folder, ignore_errors=True)
    with monkeypatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        site = LiveSite(root, folder / "site", Cache(folder / "cache"))
        site.refresh()
    return site


@pytest.mark.parametrize(
    ("seed", "edits", "every"),
    [(1, 12, 6), *(pytest.param(seed, 40, 1, marks=pytest.mark.long) for seed in range(2, 10))],
)
def test_no_edit_leaves_anything_of_the_state_before(
    organisation, tmp_path, monkeypatch, seed, edits, every
):
    # They take long, and are always the same.
    monkeypatch.setattr(chart_store.ChartStore, "files", lambda _: {})
    root, chance = tmp_path / "root", random.Random(seed)  # noqa: S311 # a walk that can be repeated
    shutil.copytree(organisation, root)
    live = LiveSite(root, tmp_path / "live", Cache(tmp_path / "cache"))
    live.refresh()
    done = ["nothing"]
    for number in range(1, edits + 1):
        shutil.copytree(root, tmp_path / "before")
        edit = chance.choice(EDITS)
        done.append(edit.__name__)
        edit(root, chance)
        live.refresh()
        if live.errors:
            shutil.rmtree(root)
            shutil.copytree(tmp_path / "before", root)
            live.refresh()
        live.file(chance.choice(["services/index.html", "index.html"]))
        if number % every == 0:
            now, alone = everything(live), everything(fresh(root, tmp_path / "fresh", monkeypatch))
            differing = {path for path in {*now, *alone} if now.get(path) != alone.get(path)}
            assert (done, sorted(differing)) == (done, [])
        shutil.rmtree(tmp_path / "before")
