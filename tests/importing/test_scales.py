"""Words of common scales, and numbers with labels: what is clear is not asked."""

from __future__ import annotations

import csv
import io
import re

import pytest
import yaml

from generator.importing.asked_services import NamesOfServices
from generator.importing.meanings import asked
from generator.importing.scales import is_good, scale_of
from generator.importing.suggest import suggest
from generator.importing.there import Onto
from generator.model.mapping import OPEN

SERVICES = NamesOfServices({"email": "E-mail", "wi-fi": "Wi-Fi"})
LIKE = "How satisfied are you with E-mail?"


def lines(text):
    return text.strip().replace("\n  ", " ").split("\n")


FIVE = lines("""
Extremely dissatisfied, Somewhat dissatisfied, Neither satisfied nor dissatisfied,
  Somewhat satisfied, Extremely satisfied
Very dissatisfied, Dissatisfied, Neither satisfied nor dissatisfied, Satisfied, Very satisfied
Very dissatisfied, Somewhat dissatisfied, Neither satisfied nor dissatisfied,
  Somewhat satisfied, Very satisfied
Extremely difficult, Somewhat difficult, Neither easy nor difficult,
  Somewhat easy, Extremely easy
Very difficult, Difficult, Neither easy nor difficult, Easy, Very easy
Not at all satisfied, Not so satisfied, Somewhat satisfied, Very satisfied, Extremely satisfied
Not at all easy, Slightly easy, Moderately easy, Very easy, Extremely easy
Strongly disagree, Disagree, Neutral, Agree, Strongly agree
Strongly disagree, Somewhat disagree, Neither agree nor disagree, Somewhat agree, Strongly agree
Extremely bad, Somewhat bad, Neither good nor bad, Somewhat good, Extremely good
Terrible, Poor, Average, Good, Excellent
Poor, Fair, Good, Very good, Excellent
Dislike a great deal, Dislike somewhat, Neither like nor dislike,
  Like somewhat, Like a great deal
Sehr unzufrieden, Unzufrieden, Weder zufrieden noch unzufrieden, Zufrieden, Sehr zufrieden
Äußerst unzufrieden, Eher unzufrieden, Weder zufrieden noch unzufrieden,
  Eher zufrieden, Äußerst zufrieden
Sehr schwer, Schwer, Weder leicht noch schwer, Leicht, Sehr leicht
Sehr schwierig, Eher schwierig, Teils/teils, Eher einfach, Sehr einfach
Stimme überhaupt nicht zu, Stimme nicht zu, Neutral, Stimme zu, Stimme voll und ganz zu
Trifft überhaupt nicht zu, Trifft eher nicht zu, Teils-teils,
  Trifft eher zu, Trifft voll und ganz zu
Sehr schlecht, Schlecht, Mittelmäßig, Gut, Sehr gut
""")
SEVEN = lines("""
Extremely dissatisfied, Moderately dissatisfied, Slightly dissatisfied,
  Neither satisfied nor dissatisfied,
  Slightly satisfied, Moderately satisfied, Extremely satisfied
Very dissatisfied, Dissatisfied, Somewhat dissatisfied, Neither satisfied nor dissatisfied,
  Somewhat satisfied, Satisfied, Very satisfied
Strongly disagree, Disagree, Somewhat disagree, Neither agree nor disagree,
  Somewhat agree, Agree, Strongly agree
Dislike a great deal, Dislike a moderate amount, Dislike a little, Neither like nor dislike,
  Like a little, Like a moderate amount, Like a great deal
Äußerst unzufrieden, Ziemlich unzufrieden, Etwas unzufrieden, Weder noch,
  Etwas zufrieden, Ziemlich zufrieden, Äußerst zufrieden
Stimme überhaupt nicht zu, Stimme nicht zu, Stimme eher nicht zu, Weder noch,
  Stimme eher zu, Stimme zu, Stimme voll und ganz zu
""")


@pytest.fixture
def suggested(write):
    def suggested(*texts, header=LIKE):
        days = (f"2026-09-{at + 1:02}" for at in range(len(texts)))
        rows = (f'{day},"{text}"' for day, text in zip(days, texts, strict=True))
        path = write("exports/a.csv", "\n".join([f"Date,{header}", *rows, ""]))
        found, findings = suggest(path, SERVICES, "import")
        assert findings == []
        return found, path.read_text(encoding="utf-8")

    return suggested


def ratings(done, name="rating"):
    (text,) = done.files.values()
    return [row[name] for row in csv.DictReader(io.StringIO(text.decode()))]


def words(scale):
    return scale.split(", ")


@pytest.mark.parametrize("scale", FIVE)
@pytest.mark.parametrize("written", [str, str.upper, str.lower])
def test_five_words_are_five_points_and_nothing_is_asked(suggested, run, scale, written):
    found, raw = suggested(*map(written, words(scale)))
    assert found.open == 0
    done = run(found.text, {"a.csv": raw})
    assert done.findings == ()
    assert ratings(done) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("scale", SEVEN)
def test_of_seven_words_two_are_asked_about_with_both_readings(suggested, run, scale):
    low, high = words(scale)[2], words(scale)[4]
    found, raw = suggested(*words(scale))
    assert found.open == 2
    text = found.text.replace("\n      #", "")
    assert f"Which point is “{low}”, from 1 (bad) to 5 (good)? Its words may mean 2 or 3." in text
    assert f"Which point is “{high}”, from 1 (bad) to 5 (good)? Its words may mean 4 or 3." in text
    answer = found.text.replace(f'{low}: "{OPEN}"', f"{low}: 2")
    done = run(answer.replace(f'{high}: "{OPEN}"', f"{high}: 4"), {"a.csv": raw})
    assert done.findings == ()
    assert ratings(done) == ["1", "2", "2", "3", "4", "4", "5"]


@pytest.mark.parametrize(
    ("some", "points", "readings"),
    [
        ("Satisfied, Very satisfied", {"Satisfied": "4", "Very satisfied": "5"}, {}),
        ("Good, Poor", {"Good": OPEN, "Poor": OPEN}, {"Good": {"4", "3"}, "Poor": {"2", "1"}}),
        (
            "Extremely satisfied, Slightly satisfied",
            {"Extremely satisfied": "5", "Slightly satisfied": OPEN},
            {"Slightly satisfied": {"4", "3", "2"}},
        ),
        (
            "Very satisfied, Not at all satisfied",
            {"Not at all satisfied": "1", "Very satisfied": OPEN},
            {"Very satisfied": {"4", "5"}},
        ),
    ],
)
def test_what_is_of_several_scales_is_open_where_they_disagree(some, points, readings):
    found = scale_of(dict.fromkeys(words(some), 1))
    assert found.points == points
    assert {value: {*each} for value, each in found.readings.items()} == readings


@pytest.mark.parametrize("header", ["Would you recommend E-mail?", "Is it better at home?"])
def test_words_are_no_points_of_a_question_that_has_other_ones(suggested, header):
    found, _ = suggested(*words(FIVE[7]), header=header)
    assert f'"{OPEN}": ' in found.text


@pytest.mark.parametrize(
    "values",
    [
        ["1 = sehr schlecht", "2", "3", "4", "5 = sehr gut"],
        ["1 = sehr schlecht", "2 = schlecht", "3 = mittel", "4 = gut", "5 = sehr gut"],
        ["1 - Very poor", "2 - Poor", "3 - Fair", "4 - Good", "5 - Excellent"],
        ["1: sehr unzufrieden", "2", "3", "4", "5: sehr zufrieden"],
        ["1 (bad)", "2", "3", "4", "5 (good)"],
        ["(1) Very bad", "(2) Bad", "(3) Okay", "(4) Good", "(5) Very good"],
        ["Very bad (1)", "Bad (2)", "Okay (3)", "Good (4)", "Very good (5)"],
        ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"],
        ["1 Stern", "2 Sterne", "3 Sterne", "4 Sterne", "5 Sterne"],
        ["1. Stimme gar nicht zu", "2.0", "3.0", "4.0", "5. Stimme voll zu"],
    ],
)
def test_a_label_next_to_a_number_asks_nothing(suggested, run, values):
    found, raw = suggested(*values)
    assert found.open == 0
    done = run(found.text, {"a.csv": raw})
    assert done.findings == ()
    assert ratings(done) == ["1", "2", "3", "4", "5"]


def test_where_the_lowest_number_is_the_best_the_scale_is_turned_round(suggested, run):
    found, raw = suggested("1 = sehr gut", "2", "4", "5 = sehr schlecht")
    assert found.open == 0
    done = run(found.text, {"a.csv": raw + "2026-09-20,3\n"})
    assert done.findings == ()
    assert ratings(done) == ["5", "4", "2", "1", "3"]


def test_where_labels_do_not_show_the_good_end_one_question_is_asked(suggested, run):
    found, raw = suggested("1 = nie", "2", "4", "5 = immer")
    assert found.open == 1
    text = found.text.replace("\n      #", "")
    (turned,) = re.findall("remove “take:” and write “translate: ([^”]+)”", text)
    done = run(found.text.replace(f'"{OPEN}"', "5"), {"a.csv": raw})
    assert ratings(done) == ["1", "2", "4", "5"]
    mapping = yaml.safe_load(found.text)
    mapping["codes"]["rating"] = {"translate": yaml.safe_load(turned)}
    other = run(yaml.safe_dump(mapping), {"a.csv": raw}, Onto.REPLACE)
    assert other.findings == ()
    assert ratings(other) == ["5", "4", "2", "1"]


def test_ten_points_with_labels_are_recommending(suggested, run):
    values = ["0 - Not at all likely", *map(str, range(1, 10)), "10 - Extremely likely"]
    found, raw = suggested(*values, header="Would you recommend E-mail?")
    assert found.open == 0
    assert ratings(run(found.text, {"a.csv": raw}), "recommend") == [str(n) for n in range(11)]


def test_ids_are_no_points_with_labels(suggested):
    found, _ = suggested("IT-1", "IT-2", "IT-3", header="Ticket")
    assert "Values: " not in found.text


def test_two_words_for_one_number_are_no_scale(suggested):
    found, _ = suggested("2 days", "2 weeks", "3 months", header="How long did you wait?")
    assert "Values: " not in found.text


@pytest.mark.parametrize(
    ("word", "good"),
    [("Sehr gut", True), ("very poor", False), ("neutral", None), ("immer", None), ("Gut", True)],
)
def test_a_word_shows_which_end_is_good(word, good):
    assert is_good(word) is good


QUALTRICS = """\
StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,Q1,Q2,Q3
Start Date,End Date,Response Type,Progress,Finished,Recorded Date,Response ID,\
How satisfied are you with E-mail?,"How easy is it
to use E-mail?",What would help?
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}",s,p,f,r,i,q,q,q
9/1/26,9/1/26,IP Address,100,True,2026-09-01 10:00:00,R_1,Extremely satisfied,Somewhat easy,x
9/1/26,9/1/26,IP Address,100,True,2026-09-02 10:00:00,R_2,Somewhat satisfied,Extremely easy,y
9/1/26,9/1/26,IP Address,100,True,2026-09-02 10:00:00,R_3,Somewhat dissatisfied,Somewhat difficult,y
"""


def test_the_text_below_a_name_of_qualtrics_is_what_is_asked(write, run):
    found, findings = suggest(write("exports/a.csv", QUALTRICS), SERVICES, "import")
    assert findings == []
    assert found.open == 0
    assert "# It asks: How satisfied are you with E-mail?" in found.text
    assert "# It asks: How easy is it to use E-mail?" in found.text
    assert "#   Q3 (What would help?)" in found.text
    done = run(found.text, {"a.csv": QUALTRICS})
    assert done.findings == ()
    assert (ratings(done), ratings(done, "ease")) == (["5", "4", "2"], ["4", "5", "2"])


def test_a_header_is_what_is_asked_where_no_row_below_says_more(suggested):
    found, _ = suggested("1", "5")
    assert "It asks" not in found.text
    assert asked(LIKE) == "rating"


def test_each_answer_of_zendesk_is_known(write, run):
    said = ("Good", "Bad", "Good with comment", "Bad with comment", "Offered", "Not Offered")
    rows = (f"{n},E-mail,2026-09-0{n} 10:00:00 UTC,{each}" for n, each in enumerate(said, 1))
    raw = "\n".join(["Ticket ID,Ticket group,Solved at,Satisfaction score", *rows, ""])
    found, _ = suggest(write("exports/a.csv", raw), SERVICES, "import")
    assert found.open == 0
    done = run(found.text, {"a.csv": raw})
    assert done.findings == ()
    assert ratings(done) == ["5", "1", "5", "1"]
    dropped = done.reports[0].dropped
    assert dropped == {("rating", "not answered"): 1, ("rating", "not asked"): 1}


def test_a_column_of_many_texts_is_no_scale_and_is_soon_seen_to_be_none(monkeypatch):
    monkeypatch.setattr("generator.importing.scales._fit", None)  # it would look at each text
    assert scale_of({f"somebody wrote {n}": 1 for n in range(1_000)}) is None
