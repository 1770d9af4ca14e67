"""Pages about all services at once: one table, in the order in which home offers them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language import N_, Locale


@dataclass(frozen=True, slots=True)
class Overview:
    """A page about all services: its title, where it lies, what a reader finds there."""

    title: str
    href: str
    said: str


OVERVIEWS = (
    Overview(
        N_("Have your say"),
        "conversation/",
        N_("Everything people raised, and what was answered, done or declined."),
    ),
    Overview(
        N_("What changed"),
        "changed/",
        N_("Verdicts that moved, targets that were lowered or raised, services that are new."),
    ),
    Overview(
        N_("Early warnings"),
        "warnings/",
        N_("Early signs that fewer people like a service, and which owners have answered."),
    ),
    Overview(
        N_("Green outside, red inside"),
        "contrast/",
        N_("Where every promise is kept and people are still unhappy."),
    ),
    Overview(
        N_("All services in one chart"),
        "compare/",
        N_("Which services differ from the others by more than chance. Not a ranking."),
    ),
    Overview(
        N_("What goes with liking"),
        "drivers/",
        N_("Ease, measurements, breakdowns: what goes up and down with how many like it."),
    ),
    Overview(
        N_("Groups"),
        "communities/",
        N_("Each group of people: what it uses, what it thinks, and where we do not hear it."),
    ),
    Overview(
        N_("Suppliers"),
        "suppliers/",
        N_("Each supplier: what it delivers, where time is lost, what it replies."),
    ),
    Overview(
        N_("What goes live"),
        "launches/",
        N_("What is ready, what is missing, and whether the last launches were right first time."),
    ),
    Overview(
        N_("Roadmap"),
        "roadmap/",
        N_("What is starting and ending, and promised actions, by date."),
    ),
    Overview(
        N_("What could be simpler"),
        "simplify/",
        N_("Services that cost too much, and duplicates."),
    ),
    Overview(
        N_("What we collect, and who sees it"),
        "privacy/",
        N_(
            "For works councils and privacy officers: what we keep, what is withheld, and what "
            "was withdrawn."
        ),
    ),
)
"""One row a page; titles and what is said are marked, and looked up when they are said."""


def overviews(locale: Locale) -> tuple[Overview, ...]:
    """Return the table in a language."""
    return tuple(
        Overview(locale.text(each.title), each.href, locale.text(each.said)) for each in OVERVIEWS
    )
