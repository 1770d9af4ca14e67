"""A roll-up from beginning to end: everything is read and counted, then everything is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.disk.whole import stage, write_files
from generator.rollup.counting_plan import CountingPlan
from generator.rollup.days import day_values
from generator.rollup.engines import count_events, failed
from generator.rollup.groups import CountedEvents
from generator.rollup.placing import placed_values
from generator.rollup.preparing import prepared
from generator.rollup.results import HowToRollUp, RolledUp
from generator.rollup.set_aside import NAME, SetAsideFile
from generator.sources.finding import Place, error

_HIDDEN = Path(".cache") / "rollup"
"""Where events are kept apart unless somebody says it; git leaves it out."""


def roll_up(names: Sequence[str], into: Path, how: HowToRollUp) -> RolledUp:
    """Roll events up into an organisation's repository."""
    done = RolledUp()
    ready = prepared(names, into, how, done)
    if ready is None:
        return done
    plan, sources = ready
    place = how.aside or into / _HIDDEN
    place.mkdir(parents=True, exist_ok=True)
    if how.aside is None:
        write_files({".gitignore": "*\n"}, place)
    with stage(place) as work:
        try:
            with SetAsideFile(work / NAME, plan) as aside:
                counted = count_events(done.engine, sources, plan, how, aside, work)
        except Exception as problem:  # noqa: BLE001 (each engine has its own; what it says is shown)
            done.findings.append(failed(done.engine, names, problem))
            return done
        done.events, done.counted = counted.events, int(counted.groups.n.sum())
        done.bad, done.examples = aside.counts, aside.examples
        if done.bad:
            done.aside = place / NAME
            (work / NAME).replace(done.aside)
        else:
            (place / NAME).unlink(missing_ok=True)
    _write(counted, plan, into, how, done)
    return done


def _write(
    counted: CountedEvents, plan: CountingPlan, into: Path, how: HowToRollUp, done: RolledUp
) -> None:
    """Write the values of days, all of them or nothing; nothing where there are errors."""
    values = day_values(counted.groups, plan)
    if not values:
        why = done.bad.most_common(1)
        most = f": most are like “{done.examples[why[0][0]]}”, which {why[0][0]}" if why else ""
        message = f"none of {done.events:,} events counts{most}"
        hint = "say with --mapping which columns are which, and what the events call a service"
        done.findings.append(error("rollup-nothing", Place(into.as_posix()), message, hint))
        return
    placed = placed_values(values, into, plan.mapping.into, how.replace)
    done.findings += placed.findings
    done.days = len({value.day for value in values})
    done.new, done.same = placed.new, placed.same
    done.changed, done.gone = placed.changed, placed.gone
    if not done.has_errors:
        write_files(placed.files, into)
        done.files = tuple(placed.files)
