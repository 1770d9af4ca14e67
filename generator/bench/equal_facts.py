"""The facts of a built organisation as the Markdown pages that other programs are given.

    python -m generator.bench.equal_facts ROOT PLACE PROGRAM…

Texts, tables and the drawing of the trend of each scorecard; not the downloads, nor the overviews,
which our build makes as well. PLACE gets a folder for each PROGRAM, ready to build: stock MkDocs
with Material, once with all pages in its nav and once with none, or Hugo.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from generator.bench.contenders import HUGO, IN_NAV, OUT_OF_NAV
from generator.pages.service import KIND, ServiceView
from generator.pipeline import compute, material, read
from generator.wording.parts import RowView

_DRAWING = re.compile(r"<svg class=\"ih-chart\".*?</svg>", re.DOTALL)
_HUGO = """baseURL = "https://example.org/"
title = "Hugo"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
_LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>%s</body></html>
"""
_LAYOUTS = {
    "single": "{{ .Content }}",
    "list": "{{ range .Pages }}<p><a href='{{ .RelPermalink }}'>{{ .Title }}</a></p>{{ end }}",
}


class FactPage(Struct, frozen=True):
    """A scorecard as Markdown: where its source lies, its title, who provides the service."""

    path: str
    title: str
    provider: str
    text: str


def write_equal_facts(root: Path, place: Path, programs: Sequence[str]) -> None:
    """Write a folder for each program; ``root`` has been built, its drawings are taken."""
    made = [*_fact_pages(root)]
    for program in programs:
        _WRITERS[program](place / program, made)


def _fact_pages(root: Path) -> Iterator[FactPage]:
    reading = read(root, cache=False)
    for page in KIND.pages(material(reading, compute(reading))):
        view: ServiceView = page.view
        html = (root / "site" / page.path).with_suffix(".html").read_text(encoding="utf-8")
        drawing = _DRAWING.search(html)
        text = as_markdown(view, drawing.group() if drawing else "")
        provider = view.provider.text if view.provider else "Others"
        yield FactPage(page.path, page.title, provider, text)


def _write_stock(target: Path, made: Sequence[FactPage], in_nav: bool) -> None:
    for page in made:
        _write(target / "docs" / page.path, page.text)
    _write(target / "docs" / "index.md", "# Home\n")
    nav: dict[str, list[dict[str, str]]] = {}
    for page in made if in_nav else ():
        nav.setdefault(page.provider, []).append({page.title: page.path})
    sections = [{provider: services} for provider, services in nav.items()]
    config = {"site_name": "Stock", "theme": {"name": "material"}, "nav": ["index.md", *sections]}
    _write(target / "mkdocs.yml", json.dumps(config))  # which is YAML, too


def _write_in_nav(target: Path, made: Sequence[FactPage]) -> None:
    _write_stock(target, made, in_nav=True)


def _write_out_of_nav(target: Path, made: Sequence[FactPage]) -> None:
    _write_stock(target, made, in_nav=False)


def _write_hugo(target: Path, made: Sequence[FactPage]) -> None:
    for page in made:
        head = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n"
        _write(target / "content" / page.path, head + page.text)
    for name, body in _LAYOUTS.items():
        _write(target / "layouts" / "_default" / f"{name}.html", _LAYOUT % body)
    _write(target / "config.toml", _HUGO)


_WRITERS: dict[str, Callable[[Path, Sequence[FactPage]], None]] = {
    IN_NAV: _write_in_nav,
    OUT_OF_NAV: _write_out_of_nav,
    HUGO: _write_hugo,
}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def as_markdown(view: ServiceView, picture: str) -> str:
    """Return a scorecard's facts as somebody without a generator would write them down."""
    lines = [f"# {view.name}", view.purpose, f"{view.lead.headline} {view.lead.move}"]
    owner = view.owner.role if view.owner else "nobody named"
    lines += [view.lead.evidence, f"{view.action_lead} {view.action}"]
    lines += [f"Owner: {owner}; {view.stage}", ""]
    doors = [*([view.say] if view.say else []), *view.get]
    lines += [f"- [{door.text}]({door.href})" for door in doors]
    whom, tags = (", ".join(each.text for each in some) for some in (view.communities, view.tags))
    lines += ["", f"For {whom}", f"Tags: {tags}", ""]
    lines += ["| sign | value | range | answers |", "|---|---|---|---|"]
    lines += [f"| {s.title} | {s.value} | {s.range} | {s.answers} |" for s in view.signs]
    if view.trend:
        lines += ["", f"## {view.trend.title}", "", view.trend.caption, ""]
        lines += [
            view.trend.description,
            "",
            ", ".join(end.text for end in view.trend.ends),
            "",
            picture,
            "",
        ]
        lines += _table(("period", "share", "range", "answers", "note"), view.trend.rows)
        lines += ["", *(f"- {event.day}: {event.title}" for event in view.trend.events)]
    for panel in (*view.panels, *(each for fold in view.folds for each in fold.panels)):
        lines += ["", f"## {panel.title}", "", *(f"- {text}" for text in _texts(panel.body))]
    lines += ["", "## Check our numbers", ""]
    for group in view.checks:
        lines += [group.period, "", *(f"- `{source}`" for source in group.sources), ""]
        if group.before:
            lines += [f"[By period]({group.before})", ""]
        for check in group.checks:
            lines += [f"### {check.title}", "", check.value, "", *check.notes, ""]
            lines += [f"{check.n}, {check.method}, `{check.id}`", ""]
    lines += ["", f"What this service is: `{view.foot.definition.file}`"]
    return "\n".join(lines) + "\n"


def _texts(body: Any) -> Iterator[str]:
    """Yield the texts that a view holds, however deep."""
    if isinstance(body, str):
        yield from [body] if body else []
    elif isinstance(body, tuple):
        for each in body:
            yield from _texts(each)
    elif isinstance(body, Struct):
        yield from _texts(astuple(body))


def _table(heads: tuple[str, ...], rows: Iterable[RowView]) -> list[str]:
    body = (f"| {r.period} | {r.value} | {r.range} | {r.answers} | {r.note} |" for r in rows)
    return [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *body]


if __name__ == "__main__":
    write_equal_facts(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
