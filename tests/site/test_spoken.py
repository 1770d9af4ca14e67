"""A site in another language: whatever we say is looked up, whatever owners wrote stays."""

from __future__ import annotations

import gettext
import re
import shutil
from pathlib import Path

from generator import language
from generator.language.locales import ENGLISH, Locale
from generator.site import plugin
from tests.site.conftest import run, speak
from tests.site.said import SPOKEN, said_on
from tests.site.test_build import page

HAND_WRITTEN = tuple(name.removesuffix(".md") for name in plugin.WRITTEN)
_LOOKED_UP = re.compile("⟦[^⟦⟧]*⟧")
_PARTS = re.compile('[“”„",:·().;?!–|→/]')
_THIN = "\u202f"  # between a number and its unit, which an owner may have written
_NUMBER = re.compile(r"\b[0-9a-f]{7,}\b|\d+")  # of commits, too
_BINDING = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "beside",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "its",
        "no",
        "none",
        "not",
        "of",
        "on",
        "or",
        "so",
        "than",
        "that",
        "the",
        "then",
        "they",
        "this",
        "to",
        "until",
        "was",
        "were",
        "which",
        "who",
        "with",
        "without",
    ]
)
"""English words that join others. One that stands alone outside of the catalogue was put there."""
_WORD = re.compile(r"[^\W\d_]{2,}")


class Marked(gettext.NullTranslations):
    """A language in which every text that is looked up stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


def test_nothing_is_said_past_the_catalogue(example, tmp_path, monkeypatch):
    months = (
        tuple(f"⟦{name}⟧" for name in names) for names in (ENGLISH.months, ENGLISH.short_months)
    )
    marked = Locale("de", Marked(), {}, *months)
    monkeypatch.setattr(language, "locale_of", lambda _code: marked)
    root = tmp_path / "root"
    shutil.copytree(example, root)
    speak(root, "de")
    built = run("build", "--root", root, "--site", tmp_path / "site", "--no-cache")
    assert built.exit_code == 0, "no page may come from a build in a real language"
    own = _own_words(root)
    pages = [
        path
        for path in sorted((tmp_path / "site").rglob("*.html"))
        if path.relative_to(tmp_path / "site").parts[0] not in HAND_WRITTEN
    ]
    past = {
        (part, whole)
        for path in pages
        for part, whole in _past(path)
        if part not in own or (_binds(part) and whole not in own)
    }
    assert len(pages) > 60
    assert past == set()


def _binds(text: str) -> bool:
    """Return whether a text only binds others: owners' words hold it, but none consist of it."""
    return set(text.lower().split()) <= _BINDING


def _own_words(root: Path) -> str:
    """Everything that owners wrote, on one line, and the names that are the same everywhere."""
    files = [path for folder in ("services", "data") for path in (root / folder).rglob("*.*")]
    words = " ".join([*map(str, files), *(path.read_text(encoding="utf-8") for path in files)])
    return " ".join(_NUMBER.sub(" ", f"{words} Material for MkDocs, h min").split())


def _texts(path: Path) -> list[str]:
    """Return the texts of a page's own part, but for those that are marked as English."""
    return [
        each.text
        for each in said_on(path)
        if {"article", "footer"} & set(each.within) and each.language != "en"
        if (each.attribute in SPOKEN if each.attribute else "code" not in each.within)
    ]


def _past(path: Path) -> list[tuple[str, str]]:
    """Return what a page says outside of brackets, part by part, each with its whole text."""
    found = []
    for text in _texts(path):
        rest = text
        while (less := _LOOKED_UP.sub(" | ", rest)) != rest:
            rest = less
        parts = (_NUMBER.sub(" ", part) for part in _PARTS.split(rest))
        whole = " ".join(_NUMBER.sub(" ", f"unit: {text.partition(_THIN)[2]}").split())
        if _THIN not in text:
            whole = " ".join(_NUMBER.sub(" ", text).split())
        found += [(" ".join(part.split()), whole) for part in parts if _WORD.search(part)]
    return found


def test_a_german_site_is_german(german_site):
    home = page(german_site, "").text
    assert '<html lang="de"' in (german_site / "index.html").read_text(encoding="utf-8")
    for said in ("Kommt es gut an?", "Alle Dienste", "Über diese Website", "Daten bis 31."):
        assert said in home
    scorecard = page(german_site, "services/remote-access").text
    assert "derer, die geantwortet haben, mögen es" in scorecard
    assert "Our promise is kept and you are annoyed" in scorecard  # as its owner wrote it
    assert "1.209 Gefragten" in scorecard
    assert "Was jemand versuchen könnte" in page(german_site, "about").text


def test_an_organisation_s_own_page_about_the_site_stays(write, tmp_path):
    root = write({"site_overrides/pages/about.md": "# Our own words\n"})
    speak(root, "de")
    assert run("build", "--root", root, "--site", tmp_path / "site").exit_code == 0
    assert "Our own words" in page(tmp_path / "site", "about").text
