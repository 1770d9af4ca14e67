"""How long a build takes beside stock MkDocs with Material, on the same facts, in one run.

    python tests/benchmarks/against_stock.py [--services N] [--months M] [--runs R] [--no-drawings]

Both are whole processes. Ours reads YAML and CSV, checks, counts, computes and draws, with nothing
kept of the organisation. Stock is given Markdown pages that already hold the same facts, all of
them in its nav: texts, tables and the drawing of the trend; not the downloads, nor the overviews,
which ours makes as well. Each begins without a site, and when all that was written before is on the
disk. Run it on a quiet machine, with bytecode kept (the first run compiles).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

from generator.pipeline import compute, material, read
from generator.resources import site_overrides
from generator.views.pages.page import Page
from generator.views.pages.service import ServiceView
from generator.views.pages.table import pages
from generator.views.parts import RowView

DRAWING = re.compile(r"<svg class=\"ih-chart\".*?</svg>", re.DOTALL)


def main() -> None:
    """Make an organisation, build it both ways in turn, print seconds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=1000)
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--no-drawings", action="store_true", help="Give stock no drawings.")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        run("demo", root / "ours", "--services", chosen.services, "--months", chosen.months)
        write_stock(root / "ours", root / "stock", drawn=not chosen.no_drawings)
        ours, stock = [], []
        for _ in range(chosen.runs):
            settle(root / "ours" / "site")
            ours.append(run("build", "--root", root / "ours", "--no-cache"))
            settle(root / "stock" / "site")
            stock.append(timed([sys.executable, "-m", "mkdocs", "build", "-q"], root / "stock"))
            say(f"ours {ours[-1]:.1f} s, stock {stock[-1]:.1f} s")
        ratio = statistics.median(ours) / statistics.median(stock)
        say(f"{chosen.services} services: ours takes {ratio:.3f} of stock's time")


def write_stock(root: Path, target: Path, drawn: bool) -> None:
    """Write the same facts as Markdown pages, all of them in the nav."""
    theme = FileSystemLoader(site_overrides() / "theme" / "partials" / "iheartit")
    trends = Environment(loader=theme, autoescape=True).get_template("trend.html").module
    reading = read(root, cache=False)
    nav: dict[str, list[dict[str, str]]] = {}
    for made in pages(material(reading, compute(reading))):
        if isinstance(made, Page) and isinstance(made.view, ServiceView):
            path = target / "docs" / made.path
            path.parent.mkdir(parents=True, exist_ok=True)
            view = made.view
            picture = ""
            if drawn and view.trend:
                found = DRAWING.search(str(trends.trend(view.trend, "", "", "")))
                picture = found.group() if found else ""
            path.write_text(as_markdown(view, picture), encoding="utf-8")
            provider = made.view.provider.text if made.view.provider else "Others"
            nav.setdefault(provider, []).append({made.title: made.path})
    (target / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    sections = [{provider: services} for provider, services in nav.items()]
    config = {"site_name": "Stock", "theme": {"name": "material"}, "nav": ["index.md", *sections]}
    (target / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def as_markdown(view: ServiceView, picture: str) -> str:
    """Return a scorecard's facts as somebody without a generator would write them down."""
    lines = [f"# {view.name}", view.purpose, f"{view.headline} {view.move}", view.evidence]
    lines += [f"{view.deed_lead} {view.deed}", f"Owner: {view.owner}; {view.stage}", ""]
    doors = [*([view.say] if view.say else []), *view.get]
    lines += [f"- [{door.text}]({door.href})" for door in doors]
    lines += ["", f"For {', '.join(view.communities)}", f"Tags: {', '.join(view.tags)}", ""]
    lines += ["| sign | value | range | answers |", "|---|---|---|---|"]
    lines += [f"| {s.title} | {s.value} | {s.range} | {s.answers} |" for s in view.signs]
    if view.trend:
        lines += ["", f"## {view.trend.title}", "", view.trend.caption, ""]
        lines += [view.trend.description, "", view.trend.target_text, "", picture, ""]
        lines += _table(("period", "share", "range", "answers", "note"), view.trend.rows)
        lines += ["", *(f"- {event.day}: {event.title}" for event in view.trend.events)]
    for panel in view.panels:
        lines += ["", f"## {panel.title}", "", *(f"- {text}" for text in _texts(panel.body))]
    lines += ["", "## Check our numbers", ""]
    for check in view.checks:
        lines += [f"### {check.title}", "", check.value, "", check.formula, "", *check.notes, ""]
        lines += [f"{check.n}, {check.period}, {check.state}, {check.method}, `{check.id}`", ""]
        lines += [f"- `{source.file}`" for source in check.sources]
        if check.before:
            lines += ["", *_table(("period", "number", "range", "answers", "note"), check.before)]
    lines += ["", f"What this service is: `{view.definition.file}`"]
    return "\n".join(lines) + "\n"


def _texts(body: Any) -> Iterator[str]:
    """Yield the texts that a view holds, however deep."""
    if isinstance(body, str):
        yield from [body] if body else []
    elif isinstance(body, tuple):
        for each in body:
            yield from _texts(each)
    elif is_dataclass(body):
        for field in fields(body):
            yield from _texts(getattr(body, field.name))


def _table(heads: tuple[str, ...], rows: Iterable[RowView]) -> list[str]:
    body = (f"| {r.period} | {r.value} | {r.range} | {r.answers} | {r.note} |" for r in rows)
    return [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *body]


def run(*arguments: object) -> float:
    """Run one of our commands; return its seconds."""
    return timed([sys.executable, "-m", "generator", *map(str, arguments)], Path.cwd())


def settle(site: Path) -> None:
    """Remove a site, and wait until everything is written."""
    shutil.rmtree(site, ignore_errors=True)
    os.sync()


def timed(command: list[str], folder: Path) -> float:
    """Run a command in a folder; return its seconds."""
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
