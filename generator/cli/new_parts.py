"""``iheartit new community``, ``supplier``, ``event``, ``promise``, ``measure``, ``action``.

Each adds to a definition that is there, and asks for what no option says.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.add_to import add, add_or_begin, chosen, new_id, service_named
from generator.cli.options import DayType, asked_option, root_option
from generator.cli.write_files import today
from generator.model.service import EventKind

if TYPE_CHECKING:
    from generator.sources.yaml_text import Value

_KINDS = [kind.value for kind in EventKind]
_service_option = click.option(
    "--service", default=None, help="The id of the service, or its name."
)
_since_option = click.option("--since", type=DayType(), default=None,
                             help="The first day on which it holds; today, if none.")  # fmt: skip


def _kind_option(usual: str) -> Callable[[Any], Any]:
    kinds = click.Choice(["internal", "external"])
    return click.option("--kind", type=kinds, default=usual, show_default=True,
                        help="Inside the organisation, or outside.")  # fmt: skip


@click.command()
@root_option
@asked_option("--name", prompt="What do its people call themselves", help="Its name.")
@_kind_option("internal")
@click.option("--people", type=click.IntRange(0), default=None, help="How many belong to it now.")
def community(root: Path, name: str, kind: str, people: int | None) -> None:
    """Add a group of customers to services/communities.yml."""
    item: dict[str, Value] = {"id": new_id(name, {}, ""), "name": name.strip(), "kind": kind}
    if people is not None:
        item["size"] = [{"since": today(), "people": people}]
    add_or_begin(root, "communities", item)
    click.echo(f"\nNext: write “communities: [{item['id']}]” into the services that it uses.")


@click.command()
@root_option
@asked_option("--name", prompt="What is the supplier called", help="The supplier's name.")
@_kind_option("external")
@click.option("--link", default="", help="Its own page.")
def supplier(root: Path, name: str, kind: str, link: str) -> None:
    """Add who delivers steps of services to services/suppliers.yml."""
    item: dict[str, Value] = {"id": new_id(name, {}, ""), "name": name.strip(), "kind": kind}
    if link:
        item["link"] = link
    add_or_begin(root, "suppliers", item)
    click.echo(
        "\nNext: write “delivered_by:” into each step that it delivers, and below it the lines "
        f"“- since: …” and “  supplier: {item['id']}”."
    )


@click.command()
@root_option
@_service_option
@click.option("--title", default=None, help="What happened, in a few words.")
@click.option("--date", "day", type=DayType(), default=None, help="The day on which it happened.")
@click.option("--kind", type=click.Choice(_KINDS), default=None, help="What kind of event it was.")
def event(
    root: Path, service: str | None, title: str | None, day: date | None, kind: str | None
) -> None:
    """Add what happened to a service, for readers to see next to its figures."""
    path, _ = service_named(root, service)
    item: dict[str, Value] = {
        "title": (title or _asked("What happened, in a few words")).strip(),
        "date": day or click.prompt("On which day", type=DayType(), default=today()),
        "kind": kind or click.prompt("What was it", type=click.Choice(_KINDS), default="change"),
    }
    add(root, path, "events", {key: item[key] for key in ("date", "kind", "title")})


@click.command()
@root_option
@_service_option
@click.option("--name", default=None, help="What is promised: “available in service hours”.")
@click.option("--value", type=float, default=None, help="The promised value.")
@click.option("--unit", default="%", show_default=True, help="The unit of its values.")
@click.option("--at", "direction", type=click.Choice(["least", "most"]), default="least",
              show_default=True, help="Whether it is promised at least or at most.")  # fmt: skip
@_since_option
def promise(
    root: Path,
    service: str | None,
    name: str | None,
    value: float | None,
    unit: str,
    direction: str,
    since: date | None,
) -> None:
    """Add an agreed service level to a service."""
    path, said = service_named(root, service)
    name = (name or _asked("What is promised")).strip()
    made = new_id(name, said, "promises")
    value = click.prompt(f"Which value ({unit})", type=float) if value is None else value
    item: dict[str, Value] = {"id": made, "name": name, "unit": unit}
    item["direction"] = "increase" if direction == "least" else "decrease"
    item["targets"] = [{"since": since or today(), "value": _number(value)}]
    add(root, path, "promises", item)
    _rows("promises", f"period,service,promise,value: 2026-09,{path.stem},{made},{_number(value)}")


@click.command()
@root_option
@_service_option
@click.option("--name", default=None, help="What is measured: “Time to sign in”.")
@click.option("--unit", default=None, help="The unit of its values: s, %, per day.")
@click.option("--good", type=float, default=None, help="The value that is good for people.")
@click.option("--at", "direction", type=click.Choice(["most", "least"]), default=None,
              help="Whether it is good up to that value, or from it on.")  # fmt: skip
@click.option("--step", default="", help="The id of the step that it measures.")
@_since_option
def measure(
    root: Path,
    service: str | None,
    name: str | None,
    unit: str | None,
    good: float | None,
    direction: str | None,
    step: str,
    since: date | None,
) -> None:
    """Add something technical that is measured to a service, and what of it is good for people."""
    path, said = service_named(root, service)
    name = (name or _asked("What is measured")).strip()
    made = new_id(name, said, "measures")
    measured = chosen(step, said, "steps", "step")
    unit = (unit or _asked("In which unit (s, %, per day)")).strip()
    good = click.prompt("Which value is good for people", type=float) if good is None else good
    if direction is None:
        direction = click.prompt("At most or at least that", default="most",
                                 type=click.Choice(["most", "least"]))  # fmt: skip
    item: dict[str, Value] = {"id": made, "name": name, "unit": unit}
    item["direction"] = "decrease" if direction == "most" else "increase"
    item |= {"step": measured} if measured else {}
    item["good"] = [{"since": since or today(), f"at_{direction}": _number(good)}]
    add(root, path, "measures", item)
    _rows("telemetry", f"date,service,measure,value: 2026-09-03,{path.stem},{made},{_number(good)}")


def _asked(question: str) -> str:
    answer: str = click.prompt(question)
    return answer


def _number(value: float) -> str:
    """Return a number as people write it."""
    return f"{value:.15g}"


def _rows(folder: str, row: str) -> None:
    click.echo(f"\nNext: put what was measured into data/{folder}/ ({row}).")
