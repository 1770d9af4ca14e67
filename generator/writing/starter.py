"""The files with which an organisation, a provider or a service begins."""

from __future__ import annotations

from datetime import date

from generator.model.kinds import KINDS
from generator.model.schema import SCHEMAS, schema_text
from generator.sources.yaml_text import Value
from generator.writing.new_file import SCHEMAS_FOLDER, new_file, slug

USUAL_TARGET = "0.7"
USUAL_CLOSE = "7"
"""Days in which most late answers arrive."""
_IGNORED = "# What the program makes.\n/site/\n/.cache/\n"


def organisation_files(
    name: str, provider: str, feedback: str | None, language: str
) -> dict[str, str]:
    """Return the files of a new repository: who publishes, its first provider, and the helpers."""
    about: dict[str, Value] = {"name": name, "language": language, "closes_after": USUAL_CLOSE}
    if feedback:
        about["feedback"] = feedback
    return {
        "services/organisation.yml": new_file("organisation", about),
        **provider_file(provider),
        "data/README.md": data_guide(),
        ".gitignore": _IGNORED,
        **{f"{SCHEMAS_FOLDER}/{kind}.schema.json": schema_text(kind) for kind in SCHEMAS},
    }


def provider_file(name: str) -> dict[str, str]:
    """Return the file of a new provider; its shirt wears its name, or the first letters of it."""
    shirt = name if len(name) <= 12 else "".join(word[0] for word in name.split())[:12].upper()
    text = new_file("provider", {"name": name, "shirt": shirt})
    return {f"services/{slug(name)}/provider.yml": text}


def service_file(
    name: str,
    provider: str,
    purpose: str,
    owner: str,
    since: date,
    launched: date | None,
) -> dict[str, str]:
    """Return the file of a new service of the provider with an id.

    With a day of launch it is live, and has the usual aim from that day on; without one it is in
    the pipeline.
    """
    values: dict[str, Value] = {
        "name": name,
        "purpose": purpose,
        "stage": "live" if launched else "pipeline",
        "owner": [{"since": launched or since, "role": owner}],
    }
    if launched:
        values["launched"] = launched
        values["targets"] = [{"since": launched, "at_least": USUAL_TARGET}]
    return {f"services/{provider}/{slug(name)}.yml": new_file("service", values)}


def data_guide() -> str:
    """Return what stands next to the data: each folder, what its rows are, and their columns."""
    lines = [
        "# Data",
        "",
        "CSV files (UTF-8, commas between the columns), a folder for each kind. Columns in",
        "**bold** must be there; others may be left out. Files may have any name ending in `.csv`.",
        "",
    ]
    for kind in KINDS:
        lines += [f"## {kind.folder}/", ""]
        for column in kind.columns:
            name = f"**{column.name}**" if column.required or column.present else column.name
            lines.append(f"- {name}: {column.meaning}")
        lines.append("")
    return "\n".join(lines)
