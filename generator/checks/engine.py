"""The one engine: it finds the rules of a folder, runs them, and makes findings of what they yield.

There is no table to keep: each module in a folder of ``rules`` holds one rule, called RULE, and the
module is named after the rule's code.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from generator.checks.rule import Family, Problem, Rule
from generator.sources.finding import Finding

FOLDERS = (
    "elsewhere",
    "definitions",
    "one_definition",
    "files",
    "headers",
    "cells",
    "rows",
    "arrivals",
    "columns",
    "texts",
    "ignores",
)
"""What the rules look at; those of the first are found by other rooms, and have no function."""


@cache
def rules_of(folder: str) -> tuple[Rule, ...]:
    """Return the rules of a folder, by code. No other folder is imported."""
    package = import_module(f"generator.checks.rules.{folder}")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(import_module(f"{package.__name__}.{name}").RULE for name in names)


def run(folder: str, context: object, public: bool = True) -> Iterator[Finding]:
    """Yield what the rules of a folder find in a context; each yields problems.

    ``public`` says whether the repository is public: else the rules of that family do not apply.
    """
    for rule in rules_of(folder):
        if rule.find and (public or rule.family is not Family.PUBLIC):
            for problem in rule.find(context):
                assert isinstance(problem, Problem), f"{rule.code} yields a mask"
                yield rule.finding(problem)
