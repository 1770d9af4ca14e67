"""Which communities of a quarter are withheld besides the small ones.

A reader may know that the communities of a quarter add up to its periods, and that few or no
answers name none. So the shown communities reveal what the periods leave for the withheld ones, and
of a withheld period they reveal what the shown periods do not explain. Answers that name no
community are a part like any other; it is never shown, and no page says whether there are any.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from generator.disclosure.many_sums import ManySums, Numbers
from generator.records.cells import Flags
from generator.records.numbering import Ints


class QuarterParts(Struct, frozen=True):
    """The communities of quarters, the quarters' answers, and those that shown periods show.

    Of each community there are its ``answers``, how many ``people`` gave them, and ``most``, more
    answers than it can have given, as its published size says; these have the shape (rows,), and
    the communities of a quarter are the rows from ``begins`` to before ``ends``.

    All else has the shape (quarters,). ``total`` is the smaller of today's answers and those that
    are shown, for the answers that name none are not known to be more. ``hidden`` is the number of
    withheld periods, ``unlabelled`` that of those among them which may be of many people. ``again``
    is how many answers of the periods are by people who had answered in the same one before.
    """

    answers: Numbers
    people: Numbers
    most: Numbers
    begins: Ints
    ends: Ints
    total: Numbers
    shown: Numbers
    hidden: Ints
    again: Numbers
    unlabelled: Ints

    def members(self, quarters: Ints) -> tuple[Ints, Ints]:
        """Return the rows of some quarters' communities, and in which of the quarters each is."""
        begins = self.begins[quarters]
        sizes = self.ends[quarters] - begins
        of = np.repeat(np.arange(len(quarters)), sizes)
        first = np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
        return first + np.arange(len(of)), of

    def safe(self, quarters: Ints, withheld: Flags, floor: int, also: Ints | None = None) -> Flags:
        """Return of which quarters nothing withheld is revealed.

        ``withheld`` says it of all rows; ``also`` is one more row of each of the quarters, of which
        one may be asked about several times.

        Where no community is shown, no page says anything of any. Else those that are withheld, and
        the answers that name none, must be of enough people, even if all periods were known; all
        that is withheld must leave each other open; and the shown ones must be no more than the
        shown periods explain.
        """
        rows, of = self.members(quarters)
        mine = withheld[rows]
        if also is not None:
            mine |= rows == also[of]

        def each(numbers: Numbers) -> Numbers:
            found: Numbers = np.bincount(of, numbers, minlength=len(quarters))
            return found

        answers, hidden = self.answers[rows], self.hidden[quarters]
        unnamed = np.maximum(0, self.total[quarters] - each(answers))
        people = each(self.people[rows] * mine) + np.maximum(0, unnamed - self.again[quarters])
        left = self.shown[quarters] - each(answers * ~mine)
        some = (each(mine) > 0) | (unnamed > 0)
        labelled = hidden - self.unlabelled[quarters]
        sums = ManySums(
            of[mine], self.most[rows[mine]], left, labelled, hidden - labelled, unnamed > 0
        )
        explained = (hidden == 0) | (left >= 0)
        safe = explained & ~(some & (people < floor)) & sums.safe(floor)
        found: Flags = safe | (each(~mine) == 0)
        return found


def withhold_more(parts: QuarterParts, small: Flags, floor: int) -> Flags:
    """Return the communities to withhold besides the ``small`` ones; both have the shape (rows,).

    As few as possible: the smallest one that is enough alone, else the largest first. Of equal ones
    the one that comes first in the cube.
    """
    withheld, left = small.copy(), np.arange(len(parts.begins))
    while True:
        left = left[~parts.safe(left, withheld, floor)]
        if not len(left):
            return withheld & ~small
        rows, of = parts.members(left)
        shown = ~withheld[rows]
        rows, of = rows[shown], of[shown]
        enough = parts.safe(left[of], withheld, floor, rows)
        answers = parts.answers[rows]
        order = np.lexsort([rows, np.where(enough, answers, -answers), ~enough, of])
        _, best = np.unique(of[order], return_index=True)
        withheld[rows[order[best]]] = True
