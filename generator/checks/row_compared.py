"""Checks of rows beside those of other kinds."""

from __future__ import annotations

from generator.checks.row_check import Look, RowCheck, Spot, Words, in_set, row_rule
from generator.model.table import Kind


def _look_tallies(kind: Kind) -> list[Look]:
    return [in_set([False], "period")] if kind.folder == "tallies" else []


def _say_counted_twice(spot: Spot) -> Words:
    message = (
        f"data/answers has answers for “{spot.subject}” ({spot.text('question')}) "
        f"in {spot.text('period')} too: they would count twice"
    )
    return message, "remove this row, or those answers"


def _look_invitations(kind: Kind) -> list[Look]:
    return [in_set([False], "invited")] if kind.folder == "invitations" else []


def _say_fewer_asked(spot: Spot) -> Words:
    # How many answered is not said: the hint is shown on the site, the number may be withheld.
    when = spot.text("period") or f"the survey “{spot.text('wave')}”"
    return (
        f"more people answered for “{spot.subject}” in {when} than the list asked",
        "empty “invited” (nobody knows how many), or write how many were on the list",
    )


COMPARED_CHECKS: tuple[RowCheck, ...] = (
    RowCheck(
        row_rule(
            "counted-twice",
            "A cell comes from answers or from tallies, not from both",
            "The same people would count twice. The answers stay, the tally is left out.",
            "remove this row, or those answers",
        ),
        _look_tallies,
        lambda sheet, _: sheet.disagrees,
        _say_counted_twice,
    ),
    RowCheck(
        row_rule(
            "fewer-asked",
            "No more people answer than were asked",
            "One of the two numbers is wrong, so nobody can say what part of those asked answered.",
            "empty “invited” (nobody knows how many), or write how many were on the list",
        ),
        _look_invitations,
        lambda sheet, _: sheet.disagrees,
        _say_fewer_asked,
        bad=False,
        left_out=False,
    ),
)
