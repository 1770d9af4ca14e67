"""The site's language: texts are looked up when they are said, numbers and dates go with them."""

from __future__ import annotations

import ast
import gettext
import importlib
import pkgutil
import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

import generator
from generator.cli.texts import of_tables
from generator.language import ENGLISH, Locale, locale_of
from generator.language.catalogue import TEMPLATE, gather, missing, of_module, read, written
from generator.language.load import LANGUAGES
from generator.model.organisation import Organisation
from generator.model.period import parse_period
from generator.pages.sentence_table import sentence_table_view
from generator.resources import site_overrides
from generator.wording.wording import hours, money

JARGON = re.compile(
    r"\b(SLAs?|XLAs?|KPIs?|NPS|CSAT|Incidents?|Tickets?|Stakeholder|Nutzer|User|Dashboard|Commit|"
    r"Metrik(?:en)?|Signifikan\w+|Standardabweichung|p-Wert|Outage|Downtime|Verfügbarkeit)\b",
    re.IGNORECASE,
)
CODE = Path(generator.__file__).parent


def test_what_nobody_translated_is_said_in_english():
    german = locale_of("de")
    assert german.text("a text that nobody wrote") == "a text that nobody wrote"
    assert german.plural("one thing", "things", 2) == "things"
    assert german.in_context("door", "a text that nobody wrote") == "a text that nobody wrote"
    assert german.text("") == ""  # gettext would answer with the head of the catalogue


def test_a_locale_cannot_be_changed():
    german = locale_of("de")
    with pytest.raises(AttributeError):
        german.code = "en"
    with pytest.raises(TypeError):
        german.separators[ord(",")] = "'"


def test_two_languages_are_used_side_by_side():
    """Neither remembers the other: each is all that its words are made from."""
    german, day = locale_of("de"), date(2026, 5, 1)
    said = [locale.day(day) for locale in (ENGLISH, german, ENGLISH, german)]
    assert said == ["1 May 2026", "1. Mai 2026"] * 2


def test_nothing_keeps_a_language():
    """A name of a module that can be given another value would be a global language again."""
    kept = []
    for path in sorted(CODE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        kept += [f"{path}:{n.lineno}" for n in ast.walk(tree) if isinstance(n, ast.Global)]
    assert kept == []
    names = {
        f"{module.__name__}.{name}"
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, (Locale, gettext.NullTranslations)) and value is not ENGLISH
    }
    assert names == set()


def _modules():
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def test_a_language_without_a_catalogue_is_refused_by_name():
    with pytest.raises(KeyError, match="there are: en, de"):
        locale_of("xx")


def test_an_organisation_may_choose_each_of_them_and_no_other():
    (kinds,) = {Organisation.model_fields["language"].annotation}
    assert kinds.__args__ == LANGUAGES


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("24 April 2014", "April 2026", "1,205 h", "€9.40", "2.5 h")),
        ("de", ("24. April 2014", "April 2026", "1.205 h", "9,40 €", "2,5 h")),
    ],
)
def test_numbers_dates_and_money_are_written_as_readers_write_them(language, said):
    locale = locale_of(language)
    found = (
        locale.day(date(2014, 4, 24)),
        locale.period(parse_period("2026-04")),
        hours(locale, 1205),
        money(locale, 9.4, "EUR"),
        hours(locale, 2.5),
    )
    assert tuple(each.replace("\u202f", " ") for each in found) == said


def test_texts_are_found_where_they_are_said():
    source = (
        'a = _("plain")\nb = locale.plural("{n} day", "{n} days", n)\n'
        'c = self.locale.in_context("door", "open")\nd = count(locale, n, "answer", "answers")\n'
        'e = N_("later")\nf = line.count("no", "no", "no", "no")\ng = _(variable)\n'
        'h = locale.text("short")\ni = chart.text("no")\n'
    )
    assert set(of_module(source)) == {
        ("plain", None),
        (("{n} day", "{n} days"), None),
        ("open", "door"),
        (("answer", "answers"), None),
        ("later", None),
        ("short", None),
    }


@pytest.mark.parametrize(
    ("said", "translated", "problem"),
    [
        ("yes", "ja", None),
        ("yes", "", "not translated"),
        ("{n} left", "{n} übrig", None),
        ("{n} left", "übrig", "other gaps"),
        ("{name} left", "übrig", "other gaps"),
        ("{name} left", "{nam} ging", "other gaps"),
        (("{n} day", "{n} days"), ("{n} Tag", "{n} Tage"), None),
        (("a day", "{n} days of {of}"), ("ein Tag", "{n} Tage von {of}"), None),
        (("{n} day", "{n} days"), ("{m} Tag", "{n} Tage"), "other gaps"),
        (("{n} day", "{n} days"), ("{n} Tag", ""), "not translated"),
    ],
)
def test_what_a_translation_misses_is_reported(said, translated, problem):
    gathered, translation = Catalog(), Catalog(locale="de")
    gathered.add(said)
    translation.add(said, translated)
    found = list(missing(gathered, translation))
    assert (problem is None) == (found == [])
    assert problem is None or problem in found[0]


@pytest.fixture(scope="module")
def gathered():
    return gather(CODE, site_overrides() / "theme", of_tables())


def test_the_template_of_the_catalogue_is_what_the_code_says(gathered):
    assert TEMPLATE.read_bytes() == written(gathered), "run “./iheartit texts”"


def test_apostrophes_are_curly_as_the_quotation_marks_are(gathered):
    said = (
        text for each in gathered for text in ([each.id] if isinstance(each.id, str) else each.id)
    )
    assert [text for text in said if re.search(r"\w'[\w ,.]", text)] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_text_is_translated(gathered, language):
    assert list(missing(gathered, read(language))) == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translation_is_written_as_its_language_is(language):
    """Its quotation marks, no exclamation marks, and sentences that end where English ones do."""
    messages = [each for each in read(language) if each.id]
    assert len(messages) > 1000
    for message in messages:
        forms = (message.id,) if isinstance(message.id, str) else message.id
        said = (message.string,) if isinstance(message.string, str) else message.string
        for english, own in zip(forms, said, strict=True):
            assert "!" not in own
            assert not JARGON.search(own), own
            assert own.count("„") == own.count("“"), own
            assert "”" not in own, own
            assert own.endswith(".") == english.endswith("."), own
            assert own.startswith(" ") == english.startswith(" "), own


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_situations_of_sentences_are_said_in_the_reader_s_language(language):
    english, own = (
        [said.when for part in sentence_table_view(locale_of(code)).parts for said in part.wordings]
        for code in ("en", language)
    )
    pairs = list(zip(english, own, strict=True))
    assert len(pairs) > 700
    assert [one for one, other in pairs if one == other] == []
