"""Adding to a definition that is there: one more item of a list, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.started_as import command_line
from generator.cli.write_files import refuse_faults, write_new
from generator.disk.whole import write_file

if TYPE_CHECKING:
    from generator.sources.yaml_text import Value

_BOM = "\ufeff"


def services_of(root: Path) -> dict[str, tuple[Path, Mapping[str, Any]]]:
    """Return the file of each service by its id, and what it says; those that can be read."""
    from generator.sources.repository import read_document

    found: dict[str, tuple[Path, Mapping[str, Any]]] = {}
    for path in sorted((root / "services").glob("*/*.yml")):
        document, _ = read_document(root, path.relative_to(root).as_posix())
        if path.stem != "provider" and document and isinstance(document.value, dict):
            found[path.stem] = path, document.value
    return found


def service_named(root: Path, wanted: str | None) -> tuple[Path, Mapping[str, Any]]:
    """Return the file of the service with an id or a name, and what it says; ask, if none is given.

    A usage error where there is none such.
    """
    from generator.model.reading import did_you_mean

    services = services_of(root)
    if not services:
        writes = command_line("new", "service", root=root)
        raise click.ClickException(f"There is no service yet: “{writes}” writes one.")
    if wanted is None:
        shown = f" ({', '.join(services)})" if len(services) < 12 else ""
        wanted = str(click.prompt(f"Which service is it{shown}"))
    names = {str(said.get("name")).casefold(): name for name, (_, said) in services.items()}
    plain = wanted.strip()
    found = plain if plain in services else names.get(plain.casefold())
    if found is None:
        near = did_you_mean(plain, {**services, **names})
        more = f" Did you mean “{near}”?" if near else ""
        raise click.UsageError(f"There is no service “{plain}”.{more}")
    return services[found]


def new_id(name: str, said: Mapping[str, Any], key: str) -> str:
    """Return the id that a name makes; an error where that is taken, or has no letter."""
    from generator.writing.new_file import slug

    made = slug(name)
    if not made:
        raise click.UsageError(f"“{name}” has no letter that an id can hold.")
    listed = said.get(key)
    items = listed if isinstance(listed, list) else []
    if made in {item.get("id") for item in items if isinstance(item, dict)}:
        raise click.ClickException(f"“{made}” is there already, below “{key}:”.")
    return made


def chosen(wanted: str | None, said: Mapping[str, Any], key: str, what: str) -> str | None:
    """Return one of the ids that a list of a definition has; a usage error for any other."""
    if not wanted:
        return None
    listed = said.get(key)
    items = listed if isinstance(listed, list) else []
    known = [str(item.get("id")) for item in items if isinstance(item, dict)]
    if wanted not in known:
        there = f"There are: {', '.join(known)}." if known else f"It has none below “{key}:”."
        raise click.UsageError(f"The service has no {what} “{wanted}”. {there}")
    return wanted


def add(root: Path, path: Path, key: str, item: Mapping[str, Value]) -> None:
    """Add an item to a list of a file; nothing where the file has faults, or would have some."""
    from generator.sources.text import TextFile
    from generator.sources.yaml_document import parse
    from generator.sources.yaml_text import with_item

    raw = path.read_bytes().decode("utf-8", "replace")
    text = raw.removeprefix(_BOM)
    before, faults = parse(TextFile(path.name, text))
    if faults or before is None or not isinstance(before.value, dict):
        checks = command_line("check", root=root)
        raise click.ClickException(f"The file has errors: run “{checks}” first.")
    made = with_item(text, key, item)
    after, faults = parse(TextFile(path.name, made))
    kept = after.value if after and isinstance(after.value, dict) else {}
    now = kept.get(key) or []
    if (
        faults
        or {**kept, key: before.value.get(key)} != {key: None, **before.value}
        or not (isinstance(now, list) and now[:-1] == (before.value.get(key) or []))
    ):
        raise click.ClickException(f"“{key}:” cannot be added to in {path.name}; write it by hand.")
    name = path.relative_to(root).as_posix()
    refuse_faults({name: made})
    write_file(path, _BOM * raw.startswith(_BOM) + made)
    click.echo(name)


def add_or_begin(root: Path, kind: str, item: Mapping[str, Value]) -> None:
    """Add an item to the list of a kind of file that has one (“communities”); begin the file."""
    from generator.model.reference import PLACES
    from generator.sources.repository import read_document
    from generator.writing.new_file import new_file

    path = root / PLACES[kind]
    if path.exists():
        document, _ = read_document(root, PLACES[kind])
        said = document.value if document and isinstance(document.value, dict) else {}
        new_id(str(item["name"]), said, kind)
        add(root, path, kind, item)
    else:
        for written in write_new(root, {PLACES[kind]: new_file(kind, {kind: [item]})}):
            click.echo(written)
