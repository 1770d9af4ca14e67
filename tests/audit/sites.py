"""Published sites, as the audit sees them: a few files and nothing else."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Mapping
from pathlib import Path

from generator.audit.audit_site import RULES, audit

FLOOR = 10
HOMES = {"mail": "it", "fax": "it"}


def figure(first: str, last: str, answers: int | None, **more: object) -> dict[str, object]:
    """Return what a download says of a number of answers; None is withheld."""
    state = {"state": "withheld"} if answers is None else {"state": "shown", "answers": answers}
    return {**state, "from": first, "to": last, "mode": "list", **more}


def month(number: int, answers: int | None) -> dict[str, object]:
    """Return a month of 2026."""
    return figure(*days(number, number), answers)


def days(first: int, last: int) -> tuple[str, str]:
    """Return the first and the last day of some months of 2026."""
    return f"2026-{first:02}-01", f"2026-{last:02}-{monthrange(2026, last)[1]}"


def months(name: str, answers: Mapping[int, int | None]) -> dict[str, dict[str, object]]:
    """Return the months of a service's trend."""
    return {f"{name}/like?period=2026-{n:02}": month(n, some) for n, some in answers.items()}


def write(root: Path, **pages: Mapping[str, object]) -> Path:
    """Write a site: a folder of figures for each service."""
    (root / RULES).parent.mkdir(parents=True, exist_ok=True)
    rules = {"privacy_floor": FLOOR, "reliability_floor": 30, "provider_of": HOMES}
    (root / RULES).write_text(json.dumps(rules), encoding="utf-8")
    for name, figures in pages.items():
        path = root / "services" / name
        path.mkdir(parents=True, exist_ok=True)
        (path / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    return root


def codes(root: Path, before: Path | None = None) -> list[str]:
    """Return what the audit finds, each with the place."""
    return [f"{each.place.file} {each.code}" for each in audit(root, before).findings]


def messages(root: Path, before: Path | None = None) -> str:
    """Return what the audit says."""
    return "\n".join(each.message for each in audit(root, before).findings)
