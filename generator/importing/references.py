"""Ids in imported rows that nothing defines: found before anything is written.

Some are of the organisation (services, providers, communities), others of one service (steps,
measures, promises, results), so that each is looked for where its row says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product

from msgspec import Struct

from generator.importing.in_mapping import in_mapping
from generator.importing.mapping_file import MappingFile
from generator.importing.unpivot import LINE, Converted
from generator.model.definitions import COMMUNITIES, Definitions
from generator.model.mapping import Codes, variables_in
from generator.model.reading import misspelt
from generator.model.table import Column, Type
from generator.sources.finding import Finding, Place, error
from generator.sources.repository import SERVICES
from generator.sources.yaml_text import Value, inline

_SERVICE = "service"
_MOST_NAMED = 5
_PLACEHOLDER = "ID"
"""What stands in a hint for an id that only its reader can choose."""


class _Unknown(Struct, frozen=True):
    """An id that nothing defines, in which rows, and the ids that could stand there."""

    id: str
    service: str
    line: int
    known: Sequence[str]

    @property
    def near(self) -> str:
        """The id that may be meant, if exactly one is near."""
        found = misspelt(self.id, self.known)
        return found[0] if len(found) == 1 else ""


def check_references(
    source: MappingFile,
    converted: Converted,
    definitions: Definitions,
    dropped: Collection[str] = (),
) -> Iterator[Finding]:
    """Yield a finding for each id in the rows that nothing defines.

    Our columns in ``dropped`` are not written, so that nothing need be known of them.
    """
    for column in source.mapping.target.columns:
        if column.name not in converted.frame or column.name in dropped:
            continue
        if column.type is not Type.REFERENCE:
            continue
        what = column.refers_to or ""
        unknown = [*_unknown(column.name, what, converted, definitions)]
        named, rest = unknown[:_MOST_NAMED], unknown[_MOST_NAMED:]
        for each in named:
            yield _finding(source, converted, definitions, column, each, named)
        if rest:
            yield _others(source, converted, column, rest)


def _unknown(
    name: str, what: str, converted: Converted, definitions: Definitions
) -> Iterator[_Unknown]:
    frame = converted.frame
    ids = {*frame[name].unique()} - {""}
    known = _of_organisation(what, definitions)
    if known is not None:
        former = definitions.aliases if what == _SERVICE else ()
        for each in sorted(ids - {*known, *former}):
            line = int(frame.loc[frame[name] == each, LINE].iloc[0])
            yield _Unknown(each, "", line, known)
        return
    services = {*frame[_SERVICE].unique()} if _SERVICE in frame else {""}
    of = {each: _of_service(what, each, definitions) for each in services}
    # Few rows break this, and most files have few services: rows are looked at where one does.
    for service, each in product(sorted(services), sorted(ids)):
        known = of[service]
        if known is None or each in known:
            continue
        where = frame[name] == each
        where &= frame[_SERVICE] == service if _SERVICE in frame else True
        if where.any():
            yield _Unknown(each, service, int(frame.loc[where, LINE].iloc[0]), known)


def _of_organisation(what: str, definitions: Definitions) -> Sequence[str] | None:
    """Return the ids of things that are of no service; None where each service has its own."""
    match what:
        case "service":
            return [*definitions.services]
        case "provider":
            return [*definitions.providers]
        case "community":
            return [*definitions.communities]
    return None


def _of_service(what: str, service: str, definitions: Definitions) -> Sequence[str] | None:
    """Return the ids of what a service has; None of one that nobody defines."""
    if not service:
        return ()
    known = definitions.service_id(service)
    if known is None:
        return None  # the service itself is found
    return [each.id for each in getattr(definitions.services[known].part, f"{what}s")]


def _finding(
    source: MappingFile,
    converted: Converted,
    definitions: Definitions,
    column: Column,
    one: _Unknown,
    all_unknown: Sequence[_Unknown],
) -> Finding:
    what = column.refers_to or ""
    own = _of_organisation(what, definitions) is None
    place, written_there = _place_of(source, converted, column, one)
    if own and not one.service:
        message = f"a row names the {what} “{one.id}”, but no service that has it"
        hint = f"add “fixed: {{service: ID}}” to the entry of “rows:”, or remove “{column.name}:”"
        return in_mapping(error("unknown-reference", place, message, hint))
    message = (
        f"“{one.service}” has no {what} “{one.id}”" if own else f"no {what} has the id “{one.id}”"
    )
    message += f"; did you mean “{one.near}”?" if one.near else ""
    define = _definition(what, one, definitions)
    if written_there:
        some = [one.near] if one.near else one.known[:_MOST_NAMED]
        other = f"write {' or '.join(f'“{each}”' for each in some)}, or " if some else ""
        return in_mapping(error("unknown-reference", place, message, f"{other}{define}"))
    other = _codes(source, converted, column, all_unknown)
    return in_mapping(error("unknown-reference", place, message, f"{define}; or {other}"))


def _others(
    source: MappingFile, converted: Converted, column: Column, rest: Sequence[_Unknown]
) -> Finding:
    """Return the finding about all unknown ids that are not named each for itself."""
    place, _ = _place_of(source, converted, column, rest[0])
    what = column.refers_to
    message = f"“{column.name}” has {len(rest):,} other ids of which nothing is known"
    hint = (
        f"see whether “{column.name}” is read from the right column; if so, each {what} needs an "
    )
    hint += f"id: define it, or say below “codes:” which {what} is meant"
    return in_mapping(error("unknown-reference", place, message, hint))


def _definition(what: str, one: _Unknown, definitions: Definitions) -> str:
    """Return how an id is defined: what is added to which file."""
    name = one.id.replace("-", " ").capitalize()
    if what == _SERVICE:
        return f"define it in {SERVICES}/PROVIDER/{one.id}.yml (“iheartit new service” writes it)"
    if what == "provider":
        return f"define it in {SERVICES}/{one.id}/provider.yml (“iheartit new provider” writes it)"
    line: dict[str, Value] = {"id": one.id, "name": name}
    more = ""
    if what == "measure":
        line["unit"], more = "UNIT", ", with the unit of its values"
    file, key, there = COMMUNITIES, "communities", bool(definitions.communities)
    if what != "community":
        service = definitions.services[definitions.service_id(one.service) or one.service]
        file, key, there = service.file, f"{what}s", bool(getattr(service.part, f"{what}s"))
    below = f"“- {inline(line)}” below “{key}:”" if there else f"“{key}: [{inline(line)}]”"
    return f"define it: add {below} in {file}{more}"


def _codes(
    source: MappingFile, converted: Converted, column: Column, unknown: Sequence[_Unknown]
) -> str:
    """Return what the mapping says so that other ids are written in place of the unknown ones."""
    mapping = source.mapping
    sources = (mapping.columns_in(row).get(column.name) for row in mapping.rows)
    table = next((each.codes for each in sources if each and each.codes), None) or column.name
    said: dict[str, Value] = {each.id: each.near or _PLACEHOLDER for each in unknown}
    known = sorted({name for each in unknown if not each.near for name in each.known})
    which = ""
    if any(not each.near for each in unknown):
        some = "”, “".join(known[:_MOST_NAMED])
        which = f", with one of “{some}” for ID" if known else f", with the {column.refers_to}’s id"
    codes = mapping.codes.get(table)
    if codes is not None and codes.closed:
        taken = [each for each in said if each in codes.take]
        out = f", and take “{'”, “'.join(taken)}” out of “take:”" if taken else ""
        lines = inline({"translate": said})
        return f"say below “codes:”, “{table}:” what is meant: “{lines[1:-1]}”{out}{which}"
    good = sorted({*converted.frame[column.name].unique()} - {*said, ""})
    lines = inline({**({"take": good} if good else {}), "translate": said})
    return f"say below “codes:” what is meant: “{table}: {lines}”{which}"


def _place_of(
    source: MappingFile, converted: Converted, column: Column, one: _Unknown
) -> tuple[Place, bool]:
    """Return where an id is written, and whether that is in the mapping; else in the export."""
    mapping, document = source.mapping, source.document

    def says(text: str | None) -> bool:
        return text is not None and (text == one.id or bool(variables_in(text)))

    for index, entry in enumerate(mapping.rows):
        if says(entry.fixed.get(column.name)):
            service = mapping.fixed_in(entry).get(_SERVICE, one.service)
            if not one.service or service == one.service:
                return document.place("rows", index, "fixed", column.name), True
    if says(mapping.fixed.get(column.name)):
        return document.place("fixed", column.name), True
    for name in dict.fromkeys((column.name, *mapping.codes)):
        for code, written in mapping.codes.get(name, Codes()).translate.items():
            if written == one.id:
                return document.place("codes", name, "translate", code), True
    return converted.export.table.place(one.line), False
