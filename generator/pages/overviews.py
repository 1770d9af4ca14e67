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
        N_("What you said"),
        "conversation/",
        N_("Everything that was raised, and what was answered, done or refused."),
    ),
    Overview(
        N_("What changed"),
        "changed/",
        N_("Verdicts that moved, aims that were lowered or raised, services that are new."),
    ),
    Overview(
        N_("Early warnings"),
        "warnings/",
        N_("What should make an owner act before it is late, and who answered."),
    ),
    Overview(
        N_("Green outside, red inside"),
        "contrast/",
        N_("Where every promise is kept and people are unhappy all the same."),
    ),
    Overview(
        N_("All in one picture"),
        "compare/",
        N_("Which services differ from the others by more than chance. No ranking."),
    ),
    Overview(
        N_("What goes with liking"),
        "drivers/",
        N_("Ease, what is measured, time without it: what goes up and down with how many like it."),
    ),
    Overview(
        N_("Who is served"),
        "communities/",
        N_("Each group of people: what it uses, what it thinks, who is not heard."),
    ),
    Overview(
        N_("Who delivers"),
        "suppliers/",
        N_("Each supplier: what it carries, where time is lost, what it replies."),
    ),
    Overview(
        N_("What goes live"),
        "launches/",
        N_("What is ready, what is missing, and whether the last ones were right first time."),
    ),
    Overview(
        N_("What comes and what goes"),
        "roadmap/",
        N_("Beginnings, ends and promised actions, by date."),
    ),
    Overview(
        N_("What could be simpler"),
        "simplify/",
        N_("What costs more than it need, and what there are two of."),
    ),
    Overview(
        N_("What is collected, and who sees it"),
        "privacy/",
        N_("For works councils and privacy officers: what is kept, withheld, and withdrawn."),
    ),
)
"""One row a page; titles and what is said are marked, and looked up when they are said."""


def overviews(locale: Locale) -> tuple[Overview, ...]:
    """Return the table in a language."""
    return tuple(
        Overview(locale.text(each.title), each.href, locale.text(each.said)) for each in OVERVIEWS
    )
