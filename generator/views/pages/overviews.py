"""Pages about all services at once: one table, in the order in which home offers them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overview:
    """A page about all services: its title, where it lies, what a reader finds there."""

    title: str
    href: str
    said: str


OVERVIEWS = (
    Overview(
        "What you said",
        "conversation/",
        "Everything that was raised, and what was answered, done or refused.",
    ),
    Overview(
        "What changed",
        "changed/",
        "Verdicts that moved, aims that were lowered or raised, services that are new.",
    ),
    Overview(
        "Early warnings",
        "warnings/",
        "What should make an owner act before it is late, and who answered.",
    ),
    Overview(
        "Green outside, red inside",
        "contrast/",
        "Where every promise is kept and people are unhappy all the same.",
    ),
    Overview(
        "All in one picture",
        "compare/",
        "Which services differ from the others by more than chance. No ranking.",
    ),
    Overview(
        "What goes with liking",
        "drivers/",
        "Ease, what is measured, time without it: what goes up and down with how many like it.",
    ),
    Overview(
        "Who is served",
        "communities/",
        "Each group of people: what it uses, what it thinks, who is not heard.",
    ),
    Overview(
        "Who delivers",
        "suppliers/",
        "Each supplier: what it carries, where time is lost, what it replies.",
    ),
    Overview(
        "What goes live",
        "launches/",
        "What is ready, what is lacking, and whether the last ones were right first time.",
    ),
    Overview(
        "What comes and what goes",
        "roadmap/",
        "Beginnings, ends and promised deeds, by date.",
    ),
    Overview(
        "What could be simpler",
        "simplify/",
        "What costs more than it need, and what there are two of.",
    ),
)
"""One row a page."""
