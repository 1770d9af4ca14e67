"""The files with which an organisation, a provider or a service begins."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.model.kinds import KINDS
from generator.model.schema import SCHEMAS, schema_text
from generator.model.site_settings import mkdocs_yml
from generator.sources.yaml_text import Value, to_yaml
from generator.writing.new_file import SCHEMAS_FOLDER, new_file, slug

USUAL_TARGET = "0.7"
USUAL_CLOSE = "7"
"""Days in which most late answers arrive."""
_NO_ADDRESS = """\
# Where the site will lie. With it, links to pages show a picture when they are shared. The workflow
# for GitHub sets it by itself; without a workflow, or with an address of your own, write it here:
# site_url: https://…
"""
_OWN = "pages"
_PAGES = f"docs_dir: {_OWN} # pages that you write yourselves, in Markdown; all others are made\n"
_IGNORED = """\
# What the program makes, and what it leaves when it is killed.
/site/
/.cache/
/.venv/
.iheartit-writing-*/
.importing-*/
# What spreadsheets, editors and systems leave next to files.
.~lock.*
~$*
*~
.DS_Store
"""


class Begun(Struct, frozen=True):
    """What is known of an organisation that begins; texts are empty where nothing is.

    ``repository`` is where the files can be read, ``site_url`` where the site will lie.
    """

    name: str
    provider: str
    feedback: str = ""
    language: str = "en"
    repository: str = ""
    site_url: str = ""


def organisation_files(begun: Begun) -> dict[str, str]:
    """Return the files of a new repository: who publishes, its first provider, and the helpers."""
    about: dict[str, Value] = {
        "name": begun.name,
        "language": begun.language,
        "closes_after": USUAL_CLOSE,
    }
    about |= {key: said for key in ("feedback", "repository") if (said := getattr(begun, key))}
    return {
        "services/organisation.yml": new_file("organisation", about),
        **provider_file(begun.provider),
        "README.md": _readme(begun.name, slug(begun.provider)),
        "mkdocs.yml": _settings(begun),
        f"{_OWN}/.gitkeep": "",
        "data/README.md": data_guide(),
        ".gitignore": _IGNORED,
        **{f"{SCHEMAS_FOLDER}/{kind}.schema.json": schema_text(kind) for kind in SCHEMAS},
    }


def _settings(begun: Begun) -> str:
    """Return the ``mkdocs.yml``; where nobody knows the site's address, a comment asks for it."""
    address = to_yaml({"site_url": begun.site_url}) if begun.site_url else _NO_ADDRESS
    first, *rest = mkdocs_yml(begun.name).splitlines(keepends=True)
    return "".join(["# How the site looks; what is not said here has a good default.\n", first,
                    address, _PAGES, *rest])  # fmt: skip


def _readme(name: str, provider: str) -> str:
    return f"""\
# {name}: what our services are, and what they are like

Each file in `services/` says what a service is, the tables in `data/` what it is like. The program
I ♥ IT checks both, and makes a site with a scorecard for each service.

```sh
iheartit serve   # the site on this machine, and anew whenever a file changes
iheartit check   # what is wrong in the files, where, and what fixes it
```

| | |
|---|---|
| `services/organisation.yml` | who publishes, and the rules that hold for all |
| `services/{provider}/` | a provider: `provider.yml`, and a file for each of its services |
| `data/` | answers and other tables; [their columns](data/README.md) |
| `mkdocs.yml` | the site's name and address |
| `{_OWN}/` | pages that you write yourselves, in Markdown |
| `.schemas/` | what editors complete and check keys with (`iheartit schema .schemas` renews them) |

`iheartit new service` writes the file of a service; `iheartit new --help` lists what else there is.

Where `iheartit` is not installed, start it in a copy of the program, and say where this folder is:
`./iheartit serve --root FOLDER`.
"""


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

    With a day of launch up to ``since`` it is live, and has the usual aim from that day on; with a
    later one, or none, it is in the pipeline.
    """
    values: dict[str, Value] = {
        "name": name,
        "purpose": purpose,
        "stage": "live" if launched and launched <= since else "pipeline",
        "owner": [{"since": min(launched or since, since), "role": owner}],
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
