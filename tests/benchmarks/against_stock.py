"""How long a build takes compared with stock MkDocs with Material, on the same facts, in one run.

    python -m tests.benchmarks.against_stock [--services N] [--months M] [--runs R] [--no-drawings]

All are whole processes. Ours reads YAML and CSV, checks, counts, computes and draws, with nothing
kept of the organisation. Stock is given Markdown pages that already hold the same facts, once all
of them in its nav and once none: texts, tables and the drawing of the trend; not the downloads, nor
the overviews, which ours makes as well. Each begins without a site, and when all that was written
before is on the disk. Run it on a quiet machine, with bytecode kept (the first run compiles).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.pages.page import Page
from generator.pages.service import ServiceView
from generator.pages.table import pages
from generator.pipeline import compute, material, read
from generator.wording.parts import RowView
from tests.benchmarks.processes import Times, median, run, say, timed

OURS, IN_NAV, OUT_OF_NAV = "ours", "stock, in its nav", "stock, out of its nav"
STOCK = (IN_NAV, OUT_OF_NAV)
DRAWING = re.compile(r"<svg class=\"ih-chart\".*?</svg>", re.DOTALL)


def main(arguments: Sequence[str] | None = None) -> dict[str, Times]:
    """Make an organisation, build it in turn, print seconds and ratios; return each median."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--services", type=int, default=1000)
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--no-drawings", action="store_true", help="Give stock no drawings.")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        run("demo", root / "ours", "--services", chosen.services, "--months", chosen.months)
        run("build", "--root", root / "ours")
        for name in STOCK:
            write_stock(root / "ours", root / name, not chosen.no_drawings, name == IN_NAV)
        spent: dict[str, list[Times]] = {name: [] for name in (OURS, *STOCK)}
        for _ in range(chosen.runs):
            settle(root / "ours" / "site")
            spent[OURS].append(run("build", "--root", root / "ours", "--no-cache"))
            for name in STOCK:
                settle(root / name / "site")
                build = [sys.executable, "-m", "mkdocs", "build", "-q"]
                spent[name].append(timed(build, root / name))
        typical = {name: median(times) for name, times in spent.items()}
    for name, times in typical.items():
        ratio = (typical[OURS].wall / times.wall, typical[OURS].processor / times.processor)
        compared = "" if name == OURS else f"; ours takes {ratio[0]:.3f} and {ratio[1]:.3f} of it"
        say(f"{name}: {times.wall:.1f} s, {times.processor:.1f} s of processor time{compared}")
    return typical


def write_stock(root: Path, target: Path, drawn: bool, in_nav: bool) -> None:
    """Write the same facts as Markdown pages; ``root`` has been built, its drawings are taken."""
    reading = read(root, cache=False)
    nav: dict[str, list[dict[str, str]]] = {}
    for made in pages(material(reading, compute(reading))):
        if isinstance(made, Page) and isinstance(made.view, ServiceView):
            path = target / "docs" / made.path
            path.parent.mkdir(parents=True, exist_ok=True)
            html = (root / "site" / made.path).with_suffix(".html")
            found = DRAWING.search(html.read_text(encoding="utf-8")) if drawn else None
            text = as_markdown(made.view, found.group() if found else "")
            path.write_text(text, encoding="utf-8")
            provider = made.view.provider.text if made.view.provider else "Others"
            nav.setdefault(provider, []).append({made.title: made.path})
    (target / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    sections = [{provider: services} for provider, services in nav.items()] if in_nav else []
    config = {"site_name": "Stock", "theme": {"name": "material"}, "nav": ["index.md", *sections]}
    (target / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def as_markdown(view: ServiceView, picture: str) -> str:
    """Return a scorecard's facts as somebody without a generator would write them down."""
    lines = [f"# {view.name}", view.purpose, f"{view.lead.headline} {view.lead.move}"]
    owner = view.owner.role if view.owner else "nobody named"
    lines += [view.lead.evidence, f"{view.action_lead} {view.action}"]
    lines += [f"Owner: {owner}; {view.stage}", ""]
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
        lines += [f"- `{source}`" for source in check.sources]
        if check.before:
            lines += ["", *_table(("period", "number", "range", "answers", "note"), check.before)]
    lines += ["", f"What this service is: `{view.foot.definition.file}`"]
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


def settle(site: Path) -> None:
    """Remove a site, and wait until everything is written."""
    shutil.rmtree(site, ignore_errors=True)
    os.sync()


if __name__ == "__main__":
    main()
