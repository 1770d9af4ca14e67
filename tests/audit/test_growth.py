"""What the audit takes grows with what is withheld, and not with its square."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

from generator.audit import closed_form
from generator.audit.statements import Line, Statement
from generator.audit.system import System

FLOOR = 10
EACH_DAY = 3
TOGETHER = 4
"""So many days are a block: 12 answers."""
MAIL = Line("mail", "like", "list")


def said(days: int) -> Iterator[Statement]:
    """Yield what a service says that three people answer each day."""
    for start in range(1, days + 1, TOGETHER):
        spans = tuple((day, day) for day in range(start, start + TOGETHER))
        parts = tuple((MAIL, *span) for span in spans)
        yield Statement(MAIL, spans, "", EACH_DAY * TOGETHER, "ledger.json", "block", parts)
        for span, part in zip(spans, parts, strict=True):
            yield Statement(MAIL, (span,), "", None, "api/v1/all.json", "day", (part,))
    parts = tuple((MAIL, day, day) for day in range(1, days + 1))
    window = (1, days)
    yield Statement(
        MAIL, (window,), "", EACH_DAY * days, "api/v1/all.json", "window", parts, total=True
    )


def taken(days: int) -> int:
    """Return the most memory at a time, in bytes; each block is closed without a solver."""
    statements = list(said(days))
    tracemalloc.start()
    components = list(System(statements, FLOOR).components())
    found = [each for component in components for each in closed_form.close(component, FLOOR)]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == []
    assert all(map(closed_form.applies, components))
    assert len(components) == days // TOGETHER
    return most


def test_twelve_times_the_days_take_about_twelve_times_the_memory():
    assert taken(4800) < 1.5 * 12 * taken(400)
