"""The definitions that imported rows are about: copied next to the mapping, or there already."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.asked_services import NamesOfServices
from generator.importing.mapping_file import MappingFile
from generator.model.definition_reader import read_definitions
from generator.model.definitions import Definitions
from generator.sources.finding import Finding, Place, Severity, error
from generator.sources.repository import SERVICES, read_sources


class TargetRepository(Struct, frozen=True):
    """What the rows refer to, and the files that are copied to make it so."""

    definitions: Definitions
    files: dict[str, bytes]


def read_base(source: MappingFile, into: Path) -> tuple[TargetRepository | None, list[Finding]]:
    """Read the definitions; none where they are missing or have errors."""
    named = source.mapping.repository
    folder = source.folder / named if named else into
    if not (folder / SERVICES).is_dir():
        return None, [_none_there(source, folder)]
    if named and not folder.resolve().is_relative_to(source.folder.resolve()):
        message, hint = "the folder is not next to the mapping", "write the name of one there"
        place = source.document.place("repository")
        return None, [error("outside-repository", place, message, hint)]
    # Of a repository that is there already only the definitions matter; its data are not ours.
    sources = read_sources(folder, with_data=bool(named))
    definitions, problems = read_definitions(sources.documents)
    findings = [_below(folder, finding) for finding in (*sources.findings, *problems)]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    names = [*sources.documents, *sources.tables] if named else []
    return TargetRepository(
        definitions, {name: (folder / name).read_bytes() for name in names}
    ), findings


def services_there(folder: Path) -> NamesOfServices:
    """Return a repository's services and their measures; none where it cannot be read."""
    if not (folder / SERVICES).is_dir():
        return NamesOfServices()
    definitions, _ = read_definitions(read_sources(folder, with_data=False).documents)
    measures: dict[str, list[str]] = {}
    for name, service in definitions.services.items():
        for each in service.part.measures:
            measures.setdefault(each.id, []).append(name)
    names = {name: service.part.name for name, service in definitions.services.items()}
    ours = definitions.organisation.part
    periods = {
        name: (service.part.period or ours.period, service.file)
        for name, service in definitions.services.items()
    }
    return NamesOfServices(names, measures, ours.year_begins, periods)


def _below(folder: Path, finding: Finding) -> Finding:
    place = finding.place
    return replace(finding, place=replace(place, file=(folder / place.file).as_posix()))


def _none_there(source: MappingFile, folder: Path) -> Finding:
    if source.mapping.repository:
        message = f"there is no folder “{SERVICES}” in “{source.mapping.repository}”"
        hint = "name a folder beside the mapping that holds “services/organisation.yml”"
        return error("no-services-folder", source.document.place("repository"), message, hint)
    place = Place((folder / SERVICES).as_posix())
    message = "there is no repository here that the rows could be written into"
    hint = "name one with --into, or let the mapping bring its own with “repository:”"
    return error("no-services-folder", place, message, hint)
