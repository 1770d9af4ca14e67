"""Where one equation at most holds each number: how closely it fixes it, in closed form."""

from __future__ import annotations

import math

from generator.audit.statements import Statement
from generator.audit.system import Open, Range, System


def applies(system: System) -> bool:
    """Return whether each stretch is in one sum at most, and no community says more about it."""
    summed = [each for total in system.sums for each in total.open]
    several = len(summed) > len(set(summed))
    in_sums = set(summed)
    bound = any(group.shown > group.known and group.open & in_sums for group in system.groups)
    return not several and not bound


def close(system: System, floor: int) -> list[Range]:
    """Return the withheld statements of a system that are known closer than the floor."""
    found = [Range(each, *_within(system, each)) for each in system.withheld]
    for group in system.groups:
        most = group.known + _bounds(system, group.open)[1] - group.shown
        found += [Range(each, 0.0, most) for each in group.withheld]
    return [each for each in found if each.width < floor]


def _within(system: System, each: Statement) -> tuple[float, float]:
    opened, known = system.split(system.stretches(each))
    low, high = _bounds(system, opened)
    return known + low, known + high


def _bounds(system: System, opened: Open) -> tuple[float, float]:
    """Return between what some stretches' sum lies, each of them being in one sum at most."""
    mine = [total for total in system.sums if total.open & opened]
    low = sum(total.answers for total in mine if total.open <= opened)
    if len(opened) > sum(len(total.open & opened) for total in mine):
        return low, math.inf
    return low, sum(total.answers for total in mine)
