"""Builds a site in this process, and prints as JSON how often it did what.

    python -m tests.bench.counting ROOT SITE

What is counted is wrapped from outside, in a process of its own, before anything else is imported:
so each import of a function gets the wrapped one, and nothing is left from an earlier build.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec import StructMeta
from msgspec.structs import replace

Counts = defaultdict[str, Counter[str]]
"""How often, by what is counted and its name."""

PARSERS = {
    "tables": ("generator.sources.csv_table", "parse"),
    "definitions": ("generator.sources.yaml_document", "parse"),
}


def main(root: Path, site: Path) -> None:
    """Build, and print the counts."""
    counts: Counts = defaultdict(Counter)
    _count_files(root, site, counts["read"], counts["written"])
    _count_processes(counts["processes"])
    for what, (module, name) in PARSERS.items():
        _wrap(importlib.import_module(module), name, counts["parsed"], what)
    _count_templates(counts["templates"])
    _count_figures(counts["figures"])
    _count_views(counts["views"], counts["panels"])
    _count_pages(counts["pages"])
    from generator.cli import main as command

    command(["build", "--root", str(root), "--site", str(site)], standalone_mode=False)
    sys.stdout.write("\n" + json.dumps(counts, sort_keys=True) + "\n")


def _count_files(root: Path, site: Path, read: Counter[str], written: Counter[str]) -> None:
    """Count the openings of the organisation's files, and of files of the site for writing.

    A site is drawn in another folder called “site” next to its place, and then moved.
    """

    def look(event: str, given: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(given[0], str | bytes | os.PathLike):
            return
        path = Path(os.fsdecode(given[0])).absolute()
        writes = bool(given[2] & (os.O_WRONLY | os.O_RDWR))
        if writes and path.is_relative_to(site.parent):
            written[path.as_posix().rpartition("/site/")[2]] += 1
        elif not writes and path.is_relative_to(root) and not path.is_relative_to(site.parent):
            read[path.relative_to(root).as_posix()] += 1

    sys.addaudithook(look)


def _count_processes(processes: Counter[str]) -> None:
    """Count the processes that are started, by the program's name."""

    def look(event: str, given: tuple[Any, ...]) -> None:
        if event == "subprocess.Popen":
            processes[Path(os.fsdecode(given[0])).name] += 1

    sys.addaudithook(look)


def _count_templates(templates: Counter[str]) -> None:
    """Count how often each template is run: drawn, included, extended or read for its macros.

    It hangs on how Jinja makes a template of compiled code, no matter what draws the pages.
    """
    from jinja2 import Template

    for name in ("from_code", "from_module_dict"):
        make = getattr(Template, name)

        def counted(cls: type[Template], *given: Any, _make: Any = make, **named: Any) -> Template:
            made: Template = _make.__func__(cls, *given, **named)
            made.root_render_func = _counted(made.root_render_func, templates, f"{made.name}")
            return made

        setattr(Template, name, classmethod(counted))


def _count_figures(figures: Counter[str]) -> None:
    """Count figures by their id: a service or provider, and what is said of it."""
    from generator.figures.figure import Figure

    make = Figure.__new__

    def counted(cls: type[Figure], *given: Any, **named: Any) -> Figure:
        made = make(cls, *given, **named)
        if _is_new():
            figures[made.id] += 1
        return made

    Figure.__new__ = counted  # type: ignore[method-assign]


def _count_views(views: Counter[str], panels: Counter[str]) -> None:
    """Count views by their class, and panels by their id.

    A struct is made in C, so one of the same name that counts takes its place everywhere.
    """
    from generator.wording.parts import PanelView

    def count(view: Any) -> None:
        if _is_new():
            views[type(view).__name__] += 1
            if isinstance(view, PanelView):
                panels[view.id] += 1

    for room in ("generator.wording", "generator.pages", "generator.features"):
        for module in _modules(room):
            for name, made in [*vars(module).items()]:
                own = getattr(made, "__module__", "") == module.__name__
                if own and isinstance(made, StructMeta) and name.endswith("View"):
                    about = {"__module__": module.__name__, "__post_init__": count}
                    _replace_everywhere(made, StructMeta(name, (made,), about, frozen=True))


def _replace_everywhere(made: Any, by: Any) -> None:
    for module in [*sys.modules.values()]:
        for name in [name for name, each in vars(module).items() if each is made]:
            setattr(module, name, by)


def _is_new() -> bool:
    """Return whether what is being made is new: what is unpacked was made, and counted, before."""
    from generator.scorecards.packed_parts import PackedParts

    return sys._getframe(2).f_code is not PackedParts.__getitem__.__code__


def _count_pages(made: Counter[str]) -> None:
    """Count how often each page's view is made, by the page's path."""
    from generator.pages.page import Page, PageKind

    of_kind = PageKind.pages

    def pages(self: PageKind, *given: Any) -> Iterator[Page]:
        for page in of_kind(self, *given):
            yield replace(page, make=_counted(page.make, made, f"{page.template} {page.path}"))

    PageKind.pages = pages  # type: ignore[method-assign]


def _modules(room: str) -> Iterator[ModuleType]:
    package = importlib.import_module(room)
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{room}."):
        yield importlib.import_module(found.name)


def _wrap(owner: Any, name: str, counter: Counter[str], what: str) -> None:
    setattr(owner, name, _counted(getattr(owner, name), counter, what))


def _counted(function: Callable[..., Any], counter: Counter[str], what: str) -> Callable[..., Any]:
    @wraps(function)
    def counted(*given: Any, **named: Any) -> Any:
        counter[what] += 1
        return function(*given, **named)

    return counted


if __name__ == "__main__":
    main(*(Path(each).resolve() for each in sys.argv[1:3]))
