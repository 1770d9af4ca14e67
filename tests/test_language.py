"""The site's language: texts are looked up when they are said, numbers and dates go with them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

import generator
from generator.language import _, ngettext, pgettext, speaking, spoken
from generator.language.catalogue import TEMPLATE, gather, lacking, of_module, read, written
from generator.language.load import LANGUAGES
from generator.model.organisation import Organisation
from generator.model.period import parse_period
from generator.pages.method import texts as methods
from generator.resources import site_overrides
from generator.wording.wording import hours, money

JARGON = re.compile(
    r"\b(SLAs?|XLAs?|KPIs?|NPS|CSAT|Incidents?|Tickets?|Stakeholder|Nutzer|User|Dashboard|Commit|"
    r"Metrik(?:en)?|Signifikan\w+|Standardabweichung|p-Wert|Outage|Downtime|Verfügbarkeit)\b",
    re.IGNORECASE,
)
CODE = Path(generator.__file__).parent


def test_what_nobody_translated_is_said_in_english():
    with speaking("de"):
        assert _("a text that nobody wrote") == "a text that nobody wrote"
        assert ngettext("one thing", "things", 2) == "things"
        assert pgettext("door", "a text that nobody wrote") == "a text that nobody wrote"
        assert _("") == ""  # gettext would answer with the head of the catalogue


def test_a_language_is_spoken_inside_and_not_after():
    with speaking("de"):
        assert spoken().code == "de"
    with pytest.raises(ZeroDivisionError), speaking("de"):
        1 / 0  # noqa: B018 (whatever fails inside)
    assert spoken().code == "en"


def test_a_language_without_a_catalogue_is_refused_by_name():
    with pytest.raises(KeyError, match="there are: en, de"), speaking("xx"):
        pass


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
    with speaking(language):
        found = (
            spoken().day(date(2014, 4, 24)),
            spoken().period(parse_period("2026-04")),
            hours(1205),
            money(9.4, "EUR"),
            hours(2.5),
        )
    assert tuple(each.replace("\u202f", " ") for each in found) == said


def test_texts_are_found_where_they_are_said():
    source = (
        'a = _("plain")\nb = ngettext("{n} day", "{n} days", n)\nc = pgettext("door", "open")\n'
        'd = count(n, "answer", "answers")\ne = N_("later")\nf = line.count("no", "no", "no")\n'
        "g = _(variable)\n"
    )
    assert set(of_module(source)) == {
        ("plain", None),
        (("{n} day", "{n} days"), None),
        ("open", "door"),
        (("answer", "answers"), None),
        ("later", None),
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
def test_what_a_translation_lacks_is_told(said, translated, problem):
    gathered, translation = Catalog(), Catalog(locale="de")
    gathered.add(said)
    translation.add(said, translated)
    found = list(lacking(gathered, translation))
    assert (problem is None) == (found == [])
    assert problem is None or problem in found[0]


@pytest.fixture(scope="module")
def gathered():
    return gather(CODE, site_overrides() / "theme", methods())


def test_the_template_of_the_catalogue_is_what_the_code_says(gathered):
    assert TEMPLATE.read_bytes() == written(gathered), "run “iheartit texts”"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_text_is_translated(gathered, language):
    assert list(lacking(gathered, read(language))) == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translation_is_written_as_its_language_is(language):
    """Its quotation marks, no exclamation marks, and sentences that end where English ones do."""
    for message in filter(lambda each: each.id, read(language)):
        forms = (message.id,) if isinstance(message.id, str) else message.id
        said = (message.string,) if isinstance(message.string, str) else message.string
        for english, own in zip(forms, said, strict=True):
            assert "!" not in own
            assert not JARGON.search(own), own
            assert own.count("„") == own.count("“"), own
            assert "”" not in own, own
            assert own.endswith(".") == english.endswith("."), own
            assert own.startswith(" ") == english.startswith(" "), own
