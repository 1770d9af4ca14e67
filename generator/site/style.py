"""One style sheet for all of a site: Material's two and ours, so that a page waits for one file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.site.settings import FEATURES

PARTS = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    "assets/iheartit/site.css",
)
"""In the order in which they hold: the later one wins."""
_CHARSET = b'@charset "UTF-8";'
_PLAIN_MARKDOWN = {"toc", "tables", "fenced_code"}
PLAIN_PLUGINS = {"search", "material/search", "iheartit"}
_FEATURES = re.compile(
    r"admonition|\bdetails\b|tabbed|highlight|task-list|\.keys|\bkbd\b|\.critic|arithmatex"
    r"|annotat|md-code|typeset \.grid|mermaid|giscus|linenos|twemoji|emojione|gemoji|footnote"
    r"|md-(?:consent|version|source|feedback|social|post|pagination|author|profile|meta|status"
    r"|tag|path|suggest|search|footer|clipboard)"
)
"""What only pages with more than plain Markdown have, or a theme with more than we ask of it."""
_SELECTORS = re.compile(r",(?![^(]*\))")
_SIGNS = re.compile(r"\\.|[\"'{};]", re.DOTALL)


def style_sheet(config: MkDocsConfig) -> tuple[str, bytes]:
    """Return the style sheet's path in the site, which changes with its content, and the sheet.

    A file in an organisation's own folder stands in for the theme's. Where nothing more is
    configured than we need, what styles the rest is left out: half of Material's sheet. Raises
    Abort where a part is missing, as in another theme.
    """
    folders = [Path(folder) for folder in config.theme.dirs]
    main, *others = (_part(folders, pattern).removeprefix(_CHARSET) for pattern in PARTS)
    if is_plain(config):
        main = without(_FEATURES, main.decode()).encode()
    sheet = b"\n".join((_CHARSET, main, *others))
    return f"assets/iheartit/style.{hashlib.sha256(sheet).hexdigest()[:8]}.css", sheet


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
