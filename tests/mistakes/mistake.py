"""A mistake of an owner: a folder with the files that hold it, over a small repository without any.

``mistake.yml`` says what happened (``story``), which findings there must be (``finds``), which
files of the base are not there (``gone``), and what only the author can know (``fill``). Before the
mistake was made there was the base; where the folder holds more than that, ``meant`` gives for each
text that is wrong the one that stood there, ``cut`` for each file the lines that did not, ``made``
the files that nobody meant to be there, and ``named`` what files of another name were called.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from generator.checks.run import check
from generator.pipeline import Reading, compute
from generator.sources.finding import Finding
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import settled
from tests.mistakes.hints import Fill, NotLiteral, apply

HERE = Path(__file__).parent
BASE = HERE / "base"
ABOUT = "mistake.yml"
PATIENCE = 4
"""Findings that are fixed one after the other before the hints are given up."""


class Mistake(Struct, frozen=True, dict=True):
    """One folder."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def about(self) -> dict[str, Any]:
        read: dict[str, Any] = yaml.safe_load((self.folder / ABOUT).read_text(encoding="utf-8"))
        return read

    @property
    def fill(self) -> list[str]:
        return [str(each) for each in self.about.get("fill", ())]

    @property
    def finds(self) -> list[str]:
        """What is found: “file:line:column code”."""
        return [*self.about.get("finds", ())]

    @property
    def codes(self) -> set[str]:
        """The rules that it breaks."""
        return {find.rpartition(" ")[2] for find in self.finds}

    def write_before(self, root: Path) -> bool:
        """Write the repository before the mistake; return whether it is known."""
        files = [path for path in sorted(self.folder.rglob("*")) if path.is_file()]
        names = [path.relative_to(self.folder).as_posix() for path in files]
        shutil.copytree(BASE, root, ignore=shutil.ignore_patterns(".cache"))
        meant: dict[str, str] = self.about.get("meant", {})
        named: dict[str, str] = self.about.get("named", {})
        cut: dict[str, str] = self.about.get("cut", {})
        made = {ABOUT, *self.about.get("made", ())}
        if not (meant or named or cut) and "made" not in self.about:
            moved = bool(self.about.get("gone"))
            return moved or all((BASE / name).exists() for name in names if name != ABOUT)
        for path, name in zip(files, names, strict=True):
            if name not in made:
                text = path.read_bytes().decode(self.about.get("encoding", "utf-8"))
                for wrong, right in meant.items():
                    text = text.replace(wrong, right)
                text = _without(text, cut.get(name, ""))
                target = root / named.get(name, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="")
        return True

    def write(self, root: Path) -> Path:
        """Write the repository with the mistake."""
        shutil.copytree(BASE, root, ignore=shutil.ignore_patterns(".cache"))
        shutil.copytree(self.folder, root, dirs_exist_ok=True)
        (root / ABOUT).unlink()
        for file in self.about.get("gone", ()):
            (root / file).unlink()
        return root


def _without(text: str, cut: str) -> str:
    """Return a text without some lines, such as 3 or 3-5."""
    first, _, last = cut.partition("-")
    lines = text.split("\n")
    if cut:
        del lines[int(first) - 1 : int(last or first)]
    return "\n".join(lines)


MISTAKES = [Mistake(folder) for folder in sorted((HERE / "cases").iterdir())]


def findings_of(root: Path, named: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return what is wrong in a repository; of new rules only what is ``named``."""
    return settled(check(read_sources(root), History()).findings, named)


def figures_of(root: Path) -> dict[str, tuple[object, ...]]:
    """Return what a repository's figures say, by their ids."""
    checked = check(read_sources(root), History())
    figures = compute(Reading(root, checked, History())).figures()
    return {
        name: (one.state, one.value, one.low, one.high, one.n, one.of, one.unit)
        for name, one in figures.items()
    }


def definitions_of(root: Path) -> dict[str, object]:
    """Return what a repository defines, by what it is: no file, no line."""
    found = check(read_sources(root, with_data=False), History()).definitions
    things = {
        "providers": found.providers,
        "services": found.services,
        "communities": found.communities,
        "suppliers": found.suppliers,
    }
    defined: dict[str, object] = {
        f"{what}/{each.provider}/{name}": each.part
        for what, group in things.items()
        for name, each in group.items()
    }
    return {"organisation": found.organisation.part, **defined}


class Fixed(Struct, frozen=True):
    """What became of a repository after its hints were followed."""

    findings: tuple[Finding, ...]
    filled: int
    stuck: str = ""


def fix(root: Path, mistake: Mistake) -> Fixed:
    """Follow the hint of the first finding, and of what is first then, until nothing is found."""
    given = Fill(mistake.fill)
    for _ in range(PATIENCE):
        findings = findings_of(root, mistake.codes)
        if not findings:
            break
        of_rows = [finding for finding in findings if finding.code != "too-many-bad-rows"]
        try:
            apply(root, (of_rows or findings)[0], given)  # that one sends to the others
        except (NotLiteral, StopIteration) as stuck:
            return Fixed(findings, 0, str(stuck) or "nothing to fill in")
    return Fixed(findings_of(root, mistake.codes), len(mistake.fill) - len(given.texts))
