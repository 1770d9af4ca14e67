"""One odd word on a clear scale: the scale is known all the same, and one question is asked."""

from __future__ import annotations

import csv
import io

import pytest

from generator.importing.asked_services import NamesOfServices
from generator.importing.meanings import nearest
from generator.importing.scales import scale_of
from generator.importing.suggest import suggest

SERVICES = NamesOfServices({"email": "Mail", "wi-fi": "Wi-Fi"})
WORDS = ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
WORTE = ("Sehr unzufrieden", "Unzufrieden", "Neutral", "Zufrieden", "Sehr zufrieden")
LIKE, GEFALLEN = "How satisfied are you with Mail?", "Wie zufrieden sind Sie mit Mail?"


@pytest.fixture
def suggested(write):
    def suggested(text):
        found, findings = suggest(write("a.csv", text), SERVICES, "import")
        assert findings == []
        return found

    return suggested


def answers(header, texts):
    days = (f"2026-09-{at % 28 + 1:02}" for at in range(len(texts)))
    rows = [f"{day},{text}" for day, text in zip(days, texts, strict=True)]
    return "\n".join([f"Date,{header}", *rows, ""])


def ratings(done):
    (text,) = done.files.values()
    return [row["rating"] for row in csv.DictReader(io.StringIO(text.decode()))]


def comment_above(text, line):
    lines = [each.strip() for each in text.splitlines()]
    at = lines.index(line)
    first = next(n for n in range(at - 1, -1, -1) if not lines[n].startswith("#"))
    return " ".join(each.removeprefix("# ") for each in lines[first + 1 : at])


@pytest.mark.parametrize("odd", ["n/a", "don't know", "Keine Angabe", "Weiß nicht", "-"])
@pytest.mark.parametrize(
    ("header", "scale"), [(LIKE, WORDS), (GEFALLEN, WORTE), (LIKE, ("1", "2", "3", "4", "5"))]
)
@pytest.mark.parametrize(("said", "wanted"), [("no answer", []), ("3", ["3", "3"])])
def test_of_an_odd_word_it_is_asked_what_it_means(suggested, run, odd, header, scale, said, wanted):
    raw = answers(header, [*scale, odd, *scale, odd])
    found = suggested(raw)
    assert found.open == 1
    (line,) = (each.strip() for each in found.text.splitlines() if each.endswith(': "???"'))
    asked = comment_above(found.text, line)
    assert f"“{odd}” is no point of the scale; it stands there 2 times." in asked
    assert "from 1 (bad) to 5 (good)? If it is no answer, write “no answer”." in asked
    done = run(found.text.replace('"???"', said), {"a.csv": raw})
    assert [each.message for each in done.findings] == []
    assert sorted(ratings(done)) == sorted([*"1122334455", *wanted])


def test_of_a_word_that_is_misspelt_its_point_is_offered(suggested):
    found = suggested(answers(LIKE, [*WORDS, "Very satisfed"]))
    asked = comment_above(found.text, 'Very satisfed: "???"')
    assert "it stands there once" in asked
    assert "If it is “Very satisfied”, misspelt, write 5." in asked


@pytest.mark.parametrize(
    ("odd", "meant"),
    [
        ("Satisfed", "Satisfied"),
        ("very dissatified", "Very dissatisfied"),
        ("Unsatisfied", ""),
        ("n/a", ""),
        ("Somewhat satisfied", ""),
    ],
)
def test_what_may_be_two_words_is_taken_for_neither(odd, meant):
    assert nearest(odd, WORDS) == meant


def test_a_word_in_several_columns_is_asked_about_once(suggested, run):
    rows = [f"2026-09-0{at},{at},{at}" for at in (1, 2, 3, 4, 5)] + ["2026-09-06,n/a,n/a"]
    raw = "\n".join(["Date,How do you like Mail?,How easy is Mail?", *rows, ""])
    found = suggested(raw)
    assert found.open == 1
    assert "it stands there 2 times" in comment_above(found.text, 'n/a: "???"')
    done = run(found.text.replace('"???"', "no answer"), {"a.csv": raw})
    assert done.findings == ()
    assert len(ratings(done)) == 5


def test_a_word_on_scales_of_other_lengths_is_asked_about_on_each(suggested):
    rows = [f"2026-09-0{at},{at},{at + 5}" for at in (1, 2, 3, 4, 5)] + ["2026-09-06,n/a,n/a"]
    header = "Date,How do you like Mail?,Would you recommend Mail?"
    found = suggested("\n".join([header, *rows, ""]))
    assert found.open == 2
    assert "from 0 (bad) to 10 (good)" in found.text.replace("\n      #", "")


def test_words_of_a_scale_are_known_where_nobody_knows_what_is_asked(suggested, run):
    raw = answers("Q7", [*WORDS, "n/a"])
    found = suggested(raw)
    assert found.open == 3
    text = found.text.replace('n/a: "???"', "n/a: no answer").replace(
        'service: "???"', "service: email"
    )
    text = text.replace('"???"', "rating")
    done = run(text, {"a.csv": raw})
    assert done.findings == ()
    assert ratings(done) == ["1", "2", "3", "4", "5"]


def test_a_scale_of_which_each_service_has_some_words_is_one(suggested, run):
    rows = ["2026-09-01,Satisfied,Neutral", "2026-09-02,Very satisfied,Dissatisfied"]
    header = "Date,How satisfied are you with Mail?,How satisfied are you with Wi-Fi?"
    raw = "\n".join([header, *rows, ""])
    done = run(suggested(raw).text, {"a.csv": raw})
    assert done.findings == ()
    assert sorted(ratings(done)) == ["2", "3", "4", "5"]


SENTENCE = "It was my boss, Jane Doe, who would not let me use it at all"


@pytest.mark.parametrize(
    "texts", [[*WORDS, SENTENCE], [*WORDS, *"abcdef"], ["Good", "Bad", "Ugly"]]
)
def test_where_much_is_odd_no_scale_is_seen(texts):
    assert scale_of(dict.fromkeys(texts, 1)) is None


def test_a_sentence_among_the_words_is_not_shown(suggested):
    assert "Jane" not in suggested(answers(LIKE, [*WORDS, SENTENCE])).text
