"""Edits of an organisation as people make them: of definitions and of data, each by chance.

They are made for what ``demo DIR --services 5`` writes; some leave it with errors.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from tests.site.conftest import commit


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
    replaced(path, r"^tags:.*\n(  - .*\n)*", "")
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


def action(root: Path, chance: random.Random) -> None:
    path = chance.choice(services(root))
    replaced(path, r"^(    figure): \w+", rf"\1: {chance.choice(['like', 'ease', 'recommend'])}")


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


def thinned(kind: str, root: Path, chance: random.Random) -> None:
    for path in sorted((root / "data" / kind).glob("*.csv")):
        head, *rows = path.read_text().splitlines(keepends=True)
        path.write_text(head + "".join(row for row in rows if chance.random() < 0.8))


def kind_thinned(root: Path, chance: random.Random) -> None:
    thinned(chance.choice(tables(root)).parent.name, root, chance)


def row_changed(root: Path, chance: random.Random) -> None:
    path = chance.choice(tables(root))
    head, *rows = path.read_text().splitlines(keepends=True)
    for at in chance.sample(range(len(rows)), min(len(rows), 9)):
        rows[at] = re.sub(r",[1-5](?=[,\n.])", f",{chance.randrange(1, 6)}", rows[at])
    path.write_text(head + "".join(rows))


def file_removed(root: Path, chance: random.Random) -> None:
    chance.choice(tables(root)).unlink()


def committed(root: Path, chance: random.Random) -> None:
    purpose(root, chance)
    commit(root, f"2026-10-{chance.randrange(10, 31)}")


Edit = Callable[[Path, random.Random], None]
EDITS: tuple[Edit, ...] = (
    *(purpose, name, tag, withdrawn, sensitive, a_break, action, moved, community, supplier, floor),
    *(threshold, as_of, window, hours, row_added, row_removed, kind_thinned, row_changed),
    *(file_removed, committed),
)
