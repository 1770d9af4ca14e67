"""The catalogues of texts: what the code says, and what is missing in a translation."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from generator.disk.whole import write_file
from generator.language.load import LANGUAGES, LOCALE, catalogue_file

TEMPLATE = LOCALE / "iheartit.pot"
PLACES = {"_": (0,), "N_": (0,), "count": (2, 3)}
"""The functions that say a text, with the places of their texts."""
OF_LOCALE = {"text": (0,), "plural": (0, 1), "in_context": (1,)}
"""The methods of a locale that do; ``in_context`` has a context too."""
_IN_TEMPLATES = {"_": None}
_GAP = re.compile(r"{(\w+)}")
Text = tuple[str | tuple[str, ...], str | None]
"""A text, or one for one thing and one for many; and its context."""


def gather(code: Path, templates: Path, tables: Iterable[Text] = ()) -> Catalog:
    """Return all texts of modules, templates and tables, each with the files in which it stands.

    Tables, as of methods, have texts that no call in the code names. The command line speaks
    English, as findings do.
    """
    catalogue = Catalog(project="I ♥ IT", charset="utf-8", header_comment="# The site's texts.")
    for path in sorted(set(code.rglob("*.py")) - set((code / "cli").rglob("*.py"))):
        for said, context in of_module(path.read_text(encoding="utf-8")):
            place = path.relative_to(code.parent).as_posix()
            catalogue.add(said, locations=[(place, 0)], context=context)
    for path in sorted(templates.rglob("*.html")):
        place = path.relative_to(templates.parent.parent).as_posix()
        for _, said, _, context in extract_from_file("jinja2", path, _IN_TEMPLATES):
            catalogue.add(said, locations=[(place, 0)], context=context)
    for said, context in tables:
        catalogue.add(said, locations=[("generator/features/table.py", 0)], context=context)
    return catalogue


def of_module(source: str) -> Iterator[Text]:
    """Yield the texts of a module. Babel would take methods, as ``line.count("…")``, for ours."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            given = [_literal(each) for each in node.args]
            places = _places(node.func)
            texts = tuple(given[place] for place in places if place < len(given))
            if texts and all(texts):
                context = given[0] if places == OF_LOCALE["in_context"] else None
                yield (texts if len(texts) > 1 else texts[0]), context


def _places(called: ast.expr) -> tuple[int, ...]:
    """Return where the texts stand in what a call is given; nowhere in most calls."""
    if isinstance(called, ast.Name):
        return PLACES.get(called.id, ())
    if not isinstance(called, ast.Attribute):
        return ()
    owner = called.value
    name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
    return OF_LOCALE.get(called.attr, ()) if name in ("locale", "_locale", "ENGLISH") else ()


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def renew(gathered: Catalog) -> list[Path]:
    """Write the template, and each translation with the texts there are now; return the files."""
    write_file(TEMPLATE, written(gathered))
    files = [TEMPLATE]
    for code in LANGUAGES[1:]:
        path = catalogue_file(code)
        known = read(code) if path.is_file() else Catalog(locale=code)
        known.update(gathered, no_fuzzy_matching=True)
        known.obsolete.clear()
        write_file(path, written(known))
        files.append(path)
    return files


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file: sorted, and without the hour at which it was made."""
    raw = io.BytesIO()
    write_po(raw, catalogue, width=98, sort_output=True, omit_header=True, include_lineno=False)
    return raw.getvalue()


def read(code: str) -> Catalog:
    """Read a translation."""
    with catalogue_file(code).open("rb") as file:
        return read_po(file, locale=code)


def missing(gathered: Catalog, translation: Catalog) -> Iterator[str]:
    """Yield what is wrong with a translation: texts without one, other gaps, plurals missing."""
    for message in gathered:
        if message.id:
            found = translation.get(_first(message), message.context)
            name = f"“{_first(message)}”"
            if found is None or not all(_forms(found)) or found.fuzzy:
                yield f"{name} is not translated"
                continue
            wanted = _gaps(message.id if isinstance(message.id, str) else message.id[1])
            *singular, last = _forms(found)
            # What is said of one thing alone may say “a day”; what is said of many says how many.
            if _gaps(last) != wanted or any(not _gaps(form) <= wanted for form in singular):
                yield f"{name} has other gaps in its translation"
            if message.pluralizable and len(_forms(found)) != translation.num_plurals:
                yield f"{name} lacks a form"


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    forms = message.string or ""
    return (forms,) if isinstance(forms, str) else tuple(forms)


def _gaps(text: str) -> set[str]:
    return set(_GAP.findall(text))
