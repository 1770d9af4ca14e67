"""``iheartit new entry`` and ``new action``: what was said, and what is done about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from generator.cli.add_to import add, service_named
from generator.cli.options import DayType, root_option
from generator.cli.started_as import command_line
from generator.cli.write_files import today

if TYPE_CHECKING:
    from generator.sources.yaml_text import Value

_FIGURES = ["like", "ease", "shirt", "recommend", "home"]


@click.command()
@root_option
@click.option("--service", default=None, help="The id of the service, or its name.")
@click.option("--said", default=None, help="What was said, in short.")
@click.option("--raised", type=DayType(), default=None, help="The day when it was first said.")
@click.option("--community", default=None, help="The group that said it: its id, or its name.")
@click.option("--link", default="", help="Where people can reply.")
@click.option("--form", type=click.File("r", encoding="utf-8"), default=None,
              help="An issue made by the form “Tell us what it is like”, its text or what "
              "“gh issue view N --json body,createdAt,url” gives; - for stdin.")  # fmt: skip
def entry(
    root: Path,
    service: str | None,
    said: str | None,
    raised: date | None,
    community: str | None,
    link: str,
    form: TextIO | None,
) -> None:
    """Write what somebody said into a service's conversation, as heard.

    It is for the owner to shorten it to its point, to leave out who said it, and to answer.
    """
    from generator.writing.entry import from_issue, shortened, whole

    issue = from_issue(form.read()) if form else None
    if issue:
        service = service or issue.service
        said = said or whole(issue)
        raised = raised or issue.raised
        community = community or issue.group
        link = link or issue.link
    path, _ = service_named(root, service)
    said = said or str(click.prompt("What was said"))
    group = _community(root, community) if community else None
    item: dict[str, Value] = {"raised": raised or today(), "said": shortened(said)}
    item |= {"community": group} if group else {}
    item |= {"link": link} if link else {}
    add(root, path, "conversation", {**item, "progress": "heard"})
    if community and not group:
        adds = command_line("new", "community", "--name", community, root=root)
        click.echo(f"There is no community “{community}”, so it does not say who said it: “{adds}” "
                   "adds it; then write “community: …” next to “said:”.", err=True)  # fmt: skip
    click.echo("\nNext: make it short, leave out names, and answer it." + _earlier(raised))


@click.command()
@root_option
@click.option("--service", default=None, help="The id of the service, or its name.")
@click.option("--said", default=None, help="What was said, that something is done about it.")
@click.option("--raised", type=DayType(), default=None, help="The day when it was first said.")
@click.option("--reply", default=None, help="What you do about it.")
@click.option("--due", type=DayType(), default=None, help="The day by which it will be done.")
@click.option("--figure", type=click.Choice(_FIGURES), default=None,
              help="The figure that should move.")  # fmt: skip
def action(
    root: Path,
    service: str | None,
    said: str | None,
    raised: date | None,
    reply: str | None,
    due: date | None,
    figure: str | None,
) -> None:
    """Write what you do about something that was said, before you have done it."""
    path, _ = service_named(root, service)
    since = raised or today()
    item: dict[str, Value] = {
        "raised": since,
        "said": (said or str(click.prompt("What was said"))).strip(),
        "progress": "doing",
        "answered": max(today(), since),
        "reply": (reply or str(click.prompt("What do you do about it"))).strip(),
    }
    due = due or click.prompt("By which day will it be done", type=DayType())
    if due < since:
        raise click.UsageError(
            f"It cannot be done by {due}, before it was said on {since}: name a later day, or the "
            "day on which it was said with “--raised”."
        )
    figure = figure or click.prompt(
        "Which figure should move", type=click.Choice(_FIGURES), default="like"
    )
    add(root, path, "conversation", {**item, "due": due, "figure": figure})
    next_ = "commit it; once it is done, write “progress: done” and “done: …”."
    click.echo(f"\nNext: {next_}{_earlier(raised)}")


def _earlier(raised: date | None) -> str:
    """Return what to do where nobody has said when something was raised: it may be long ago."""
    if raised:
        return ""
    return " If it was said before today, write that day after “raised:”."


def _community(root: Path, wanted: str) -> str | None:
    """Return the id of the community with an id or a name; none where there is none such."""
    from generator.model.definitions import COMMUNITIES
    from generator.sources.repository import read_document

    document = read_document(root, COMMUNITIES)[0] if (root / COMMUNITIES).is_file() else None
    said = document.value if document and isinstance(document.value, dict) else {}
    listed = said.get("communities")
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict) and wanted.strip().casefold() in (
            str(each.get("id")),
            str(each.get("name")).casefold(),
        ):
            return str(each.get("id"))
    return None
