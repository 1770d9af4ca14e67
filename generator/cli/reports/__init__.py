"""Findings, for people and for programs: one module a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.sources.finding import Finding

Print = Callable[[Sequence["Finding"], Path], None]

PRINTERS = {
    "text": "generator.cli.reports.text:print_text",
    "json": "generator.cli.reports.plain_json:print_json",
    "github": "generator.cli.reports.github:print_github",
    "gitlab": "generator.cli.reports.gitlab:print_gitlab",
    "sarif": "generator.cli.reports.sarif:print_sarif",
}
"""By the name of the form: where its printer lies."""


def printer(form: str) -> Print:
    """Return a form's printer: it is called with findings, sorted, and the repository's root."""
    module, _, name = PRINTERS[form].partition(":")
    found: Print = getattr(import_module(module), name)
    return found
