"""Checks of rows in a repository that is public itself: nothing there may be about a person.

They leave no row out: what stands in a public file is public, whether it is counted or not.
"""

from __future__ import annotations

from generator.checks.public.people import BEHIND
from generator.checks.row_check import Derived, Look, RowCheck, Sheet, Spot, Words, in_set
from generator.checks.rule import ERROR, WARNING, Family, Rule
from generator.model.table import Kind

_COMMENT_HINT = "remove the column “comment”"
_SMALL_HINT = "count longer periods or larger communities together in “data/tallies/”"


def _look_no_comment(kind: Kind) -> list[Look]:
    return [in_set([False], "comment")] if kind.column("comment") else []


def _comments(sheet: Sheet, _: Look) -> Derived:
    return sheet.rows.cells["comment"].filled


def _say_comment(spot: Spot) -> Words:
    what = "1 comment stands" if spot.count == 1 else f"{spot.count:,} comments stand"
    return f"{what} in a file that everybody can read", _COMMENT_HINT


def _look_small(opinion: bool, kind: Kind) -> list[Look]:
    behind = BEHIND[kind.folder]
    asked = behind.count is not None and behind.opinion is opinion
    return [in_set([False], behind.at)] if asked else []


def _small(sheet: Sheet, _: Look) -> Derived:
    count = BEHIND[sheet.rows.kind.folder].count
    assert count is not None  # a kind without one has no look
    people = count(sheet.rows)
    small: Derived = (people > 0) & (people < sheet.facts.privacy)
    return small


def _say_small(spot: Spot) -> Words:
    floor = spot.sheet.facts.privacy
    rows = "1 row is" if spot.count == 1 else f"{spot.count:,} rows are"
    message = f"{rows} about fewer than {floor} people, in a file that everybody can read"
    return message, _SMALL_HINT


def _say_few(spot: Spot) -> Words:
    floor, at = spot.sheet.facts.privacy, spot.look.about
    rows = "1 row tells" if spot.count == 1 else f"{spot.count:,} rows tell"
    message = f"{rows} of fewer than {floor} people in “{at}”, which everybody can read"
    return message, f"write these rows for longer periods, or leave “{at}” empty in them"


PUBLIC_CHECKS: tuple[RowCheck, ...] = (
    RowCheck(
        Rule(
            "public-comment",
            "No comment stands in a public file",
            ERROR,
            Family.PUBLIC,
            "People wrote it to be read by few; the site never shows it, the file would. Bad: a "
            "column “comment” in data/answers/. Good: counted answers, and what was said in the "
            "service's conversation, shortened to its point.",
            _COMMENT_HINT,
        ),
        _look_no_comment,
        _comments,
        _say_comment,
        bad=False,
        once=True,
        left_out=False,
    ),
    RowCheck(
        Rule(
            "public-small-cell",
            "No row of a public file tells what fewer people think than the privacy floor",
            ERROR,
            Family.PUBLIC,
            "What the site withholds could be read in the file. In answers and pride it is the "
            "people of a day, a community and a step that are counted; in tallies the sum of the "
            "ratings; in summaries n. Bad: “2026-08,mail,,like,0,0,0,1,2” where the floor is 10. "
            "Good: the same counted for the quarter.",
            _SMALL_HINT,
        ),
        lambda kind: _look_small(True, kind),
        _small,
        _say_small,
        bad=False,
        once=True,
        left_out=False,
    ),
    RowCheck(
        Rule(
            "public-few-people",
            "No row of a public file counts fewer people than the privacy floor",
            WARNING,
            Family.PUBLIC,
            "Few people are known by what they used, or waited for. It is a warning, for the row "
            "does not tell what they think. Bad: “people” 2 in data/usage/. Good: the same "
            "for the quarter, or empty.",
            "write these rows for longer periods, or leave “people” empty in them",
        ),
        lambda kind: _look_small(False, kind),
        _small,
        _say_few,
        bad=False,
        once=True,
        left_out=False,
    ),
)
