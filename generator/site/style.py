"""One style sheet for all of a site: Material's two and ours, so that a page waits for one file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.language import Locale
from generator.site.settings import FEATURES, palette

PARTS = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    "assets/iheartit/site.css",
)
"""In the order in which they hold: the later one wins."""
_CHARSET = '@charset "UTF-8";'
_PLAIN_MARKDOWN = {"toc", "tables", "fenced_code"}
PLAIN_PLUGINS = {"search", "material/search", "iheartit"}
_FEATURES = re.compile(
    r"admonition|\bdetails\b|tabbed|highlight|task-list|\.keys|\bkbd\b|\.critic|arithmatex"
    r"|annotat|md-code|typeset \.grid|mermaid|giscus|linenos|twemoji|emojione|gemoji|footnote"
    r"|md-(?:consent|version|source|feedback|social|post|pagination|author|profile|meta|status"
    r"|tag|path|suggest|search|footer|clipboard|tooltip|select|draft|progress|pin)|\.md-top\b"
)
"""What only pages with more than plain Markdown have, or a theme with more than we ask of it."""
_RIGHT_TO_LEFT = re.compile(r"\[dir=rtl\]")
_VARIABLE = re.compile(r"(--md-[\w-]+):")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_VALUE = re.compile(r"\\.|[\"'();}]", re.DOTALL)
_SELECTORS = re.compile(r",(?![^(]*\))")
_SIGNS = re.compile(r"\\.|[\"'{};]", re.DOTALL)


def style_sheet(config: MkDocsConfig) -> tuple[str, bytes]:
    """Return the style sheet's path in the site, which changes with its content, and the sheet.

    A file in an organisation's own folder stands in for the theme's. Where nothing more is
    configured than we need, what styles the rest is left out: most of Material's sheets. Raises
    Abort where a part is missing, as in another theme.
    """
    folders = [Path(folder) for folder in config.theme.dirs]
    parts = [_part(folders, pattern).decode().removeprefix(_CHARSET) for pattern in PARTS]
    # Material's script marks what the keyboard has reached; browsers know it themselves.
    parts = [part.replace(".focus-visible", ":focus-visible") for part in parts]
    if is_plain(config):
        parts = _needed_parts(config, *parts)
    sheet = "\n".join((_CHARSET, *parts)).encode()
    return f"assets/iheartit/style.{hashlib.sha256(sheet).hexdigest()[:8]}.css", sheet


def _needed_parts(config: MkDocsConfig, main: str, palette: str, own: str) -> list[str]:
    """Return the sheets without what a plain site never has."""
    main = without(_FEATURES, main)
    if config.theme.get("direction") != "rtl":  # none of our languages is written so
        main = without(_RIGHT_TO_LEFT, main)
    palette = without(_other_colours(config), palette)
    if config.extra_css:  # it may use any variable
        return [main, palette, own]
    return without_variables([main, palette, own])


def _other_colours(config: MkDocsConfig) -> re.Pattern[str]:
    """Return what finds the colours to choose from that nobody has chosen."""
    given = config.theme.get("palette") or []
    palettes = [given] if isinstance(given, dict) else given
    chosen = {f"{what}={each.get(what)}" for each in palettes for what in ("primary", "accent")}
    kept = "|".join(map(re.escape, sorted(chosen)))
    return re.compile(rf"\[data-md-color-(?!(?:{kept})\])(?:primary|accent)=")


def without_variables(sheets: Sequence[str]) -> list[str]:
    """Return style sheets without Material's variables that no rule of them uses."""
    while True:
        used = {name for sheet in sheets for name in _USED.findall(sheet)}
        fewer = ["".join(_kept(sheet, used)) for sheet in sheets]
        if fewer == [*sheets]:
            return fewer
        sheets = fewer


def _kept(sheet: str, used: Set[str]) -> Iterator[str]:
    """Yield the pieces of a style sheet between the settings of variables that are not used."""
    start = 0
    for found in _VARIABLE.finditer(sheet):
        if found.start() >= start and found.group(1) not in used:
            yield sheet[start : found.start()]
            start = _end_of_value(sheet, found.end())
    yield sheet[start:]


def _end_of_value(sheet: str, start: int) -> int:
    """Return where a value ends: after its semicolon, or before the brace that closes its rule."""
    depth, quote = 0, ""
    for found in _VALUE.finditer(sheet, start):
        sign = found.group()
        if quote:
            quote = "" if sign == quote else quote
        elif sign in ("'", '"'):
            quote = sign
        elif sign in ("(", ")"):
            depth += 1 if sign == "(" else -1
        elif depth == 0 and sign in (";", "}"):
            return found.end() if sign == ";" else found.start()
    return len(sheet)


def without_others(config: MkDocsConfig) -> bool:
    """Return whether no other plugin and no hook has a hand in a site."""
    return not config.hooks and set(config.plugins) <= PLAIN_PLUGINS


def is_plainly_written(config: MkDocsConfig) -> bool:
    """Return whether pages are written in plain Markdown, and nobody else has a hand in a site."""
    return set(config.markdown_extensions) <= _PLAIN_MARKDOWN and without_others(config)


def is_plain(config: MkDocsConfig) -> bool:
    """Return whether a site has nothing but plain Markdown next to our pages."""
    return (
        is_plainly_written(config)
        and not config.repo_url
        and not config.extra
        and set(config.theme.get("features", ())) <= FEATURES
    )


def is_lean(config: MkDocsConfig, locale: Locale) -> bool:
    """Return whether our pages need nothing that only Material's own frame and script give.

    An organisation's own templates and scripts may use any of it.
    """
    return (
        is_plain(config)
        and config.theme.get("palette") == palette(locale)
        and not config.theme.custom_dir
        and not config.extra_javascript
    )


def without(features: re.Pattern[str], sheet: str) -> str:
    """Return a style sheet without the rules that are about certain features alone."""
    return "".join(_needed(rule, features) for rule in _rules(sheet))


def _needed(rule: str, features: re.Pattern[str]) -> str:
    head, opened, body = rule.partition("{")
    if head.startswith(("@media", "@supports")):
        inside = without(features, body.removesuffix("}"))
        return f"{head}{{{inside}}}" if inside else ""
    if head.startswith("@") or not opened:
        return rule
    needed = [each for each in _SELECTORS.split(head) if not features.search(each)]
    return f"{','.join(needed)}{{{body}" if needed else ""


def _rules(sheet: str) -> Iterator[str]:
    """Yield the rules of a style sheet, each with all that its braces hold."""
    depth, start, quote = 0, 0, ""
    for found in _SIGNS.finditer(sheet):
        sign = found.group()
        if quote:
            quote = "" if sign == quote else quote
        elif sign in ("'", '"'):
            quote = sign
        elif sign == "{":
            depth += 1
        elif sign in ("}", ";"):
            depth -= sign == "}"
            if depth == 0:
                yield sheet[start : found.end()]
                start = found.end()
    yield sheet[start:]


def _part(folders: Iterable[Path], pattern: str) -> bytes:
    for folder in folders:
        for path in sorted(folder.glob(pattern)):
            return path.read_bytes()
    raise Abort(f"the theme has no {pattern}; our pages are drawn with Material for MkDocs 9.8")
