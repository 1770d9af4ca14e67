"""Numbers of answers that stand in words only are found; so are corrections by a few."""

from __future__ import annotations

import json

import pytest

from generator.audit.audit_site import audit
from generator.language import LANGUAGES, locale_of
from generator.wording.wording import count
from tests.audit.sites import codes, days, figure, messages, months, write

MAIL = months("mail", {1: 1234, 2: 40})
PAGE = "services/mail/index.html audit-unknown-number"


@pytest.mark.parametrize(
    "words",
    [
        "from 7 answers",
        "<b>7</b> answers",
        "7&nbsp;answers",
        "7\u00a0answers",
        '<img alt="7 answers in March">',
        "<title>1 answer</title>",
        "2,345 answers",
        '<span class="ih-n">7</span>\n <small>answers</small>',
        "aus 7 Antworten",
        "2.345 Antworten",
        "eine Antwort, 1 Antwort",
    ],
)
def test_a_number_that_no_download_has_is_found(tmp_path, words):
    assert codes(write(tmp_path, mail=MAIL, mail_html=f"<p>a\n{words}</p>")) == [PAGE]


@pytest.mark.parametrize(
    "words",
    ["1,234 answers", "40 answers", "7 answered", "2.7 answers", "1.234 Antworten", "7 Antworter"],
)
def test_what_the_download_has_may_be_said(tmp_path, words):
    assert codes(write(tmp_path, mail=MAIL, mail_html=f"<p>{words}</p>")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_are_counted_in_every_language_that_a_site_may_speak(tmp_path, language):
    for number in (1, 7, 2345):
        said = count(locale_of(language), number, "answer", "answers")
        assert codes(write(tmp_path / said, mail=MAIL, mail_html=said)) == [PAGE]


def test_a_neighbours_number_proves_nothing(tmp_path):
    fax = months("fax", {1: 7})
    assert codes(write(tmp_path, fax=fax, mail=MAIL, mail_html="7 answers")) == [PAGE]
    (tmp_path / "index.html").write_text("7 answers", encoding="utf-8")
    assert codes(tmp_path) == [PAGE]


def test_the_search_is_read_by_page(tmp_path):
    write(tmp_path, mail=MAIL)
    docs = [
        {"location": "services/mail/#like", "title": "Mail", "text": "from 7 answers"},
        {"location": "method/", "title": "Method", "text": "say, 7 answers"},
    ]
    (tmp_path / "search").mkdir()
    index = tmp_path / "search" / "search_index.json"
    index.write_text(json.dumps({"docs": docs}), encoding="utf-8")
    assert codes(tmp_path) == ["search/search_index.json audit-unknown-number"]
    assert "7 answers" in messages(tmp_path)


def test_a_correction_by_a_few_is_found_next_to_the_site_of_before(tmp_path):
    before = write(tmp_path / "before", mail=months("mail", {1: 30, 2: 40}))
    few = write(tmp_path / "few", mail=months("mail", {1: 30, 2: 43}))
    many = write(tmp_path / "many", mail=months("mail", {1: 30, 2: 50}))
    assert codes(few) == []
    assert codes(few, before) == ["services/mail/figures.json audit-small-correction"]
    assert "was 40 answers and is 43 now" in messages(few, before)
    assert codes(many, before) == []
    assert codes(before, before) == []


def test_two_sites_reveal_together_what_neither_reveals_alone(tmp_path):
    some = months("mail", {1: 30, 2: None, 3: None})
    before = write(tmp_path / "before", mail={**some, "mail/like": figure(*days(1, 3), 46)})
    some |= months("mail", {4: None})
    after = write(tmp_path / "after", mail={**some, "mail/like": figure(*days(1, 4), 50)})
    assert (codes(before), codes(after)) == ([], [])
    assert codes(after, before) == ["services/mail/figures.json audit-told"]
    assert "2026-04” is withheld, and yet it must be 4 answers" in messages(after, before)


def test_what_was_shown_before_is_reported_although_it_is_withheld_now(tmp_path):
    before = write(tmp_path / "before", mail=months("mail", {1: 30, 2: 12}))
    after = write(tmp_path / "after", mail=months("mail", {1: 30, 2: None}))
    assert codes(after) == []
    assert codes(after, before) == ["services/mail/figures.json audit-told"]


def test_days_that_were_corrected_are_taken_as_they_are_now(tmp_path):
    def site(name: str, second: int, whole: int | None):
        some = months("mail", {1: 30, 2: second, 3: None, 4: None})
        sum_of_all = {"mail/like": figure(*days(1, 4), whole)}
        return write(tmp_path / name, mail={**some, **sum_of_all})

    # With February as it was the rest would be 6; there were twenty answers more in it.
    assert codes(site("after", 60, None), site("before", 40, 90)) == []


def test_what_owners_write_is_no_number_of_answers(tmp_path):
    root = write(
        tmp_path, mail=MAIL, mail_html="<b>Help desk 2</b> <span>answers when I call</span>"
    )
    (finding,) = audit(root).findings
    assert finding.code == "audit-unknown-number"
    words = ["Help desk 2 Answers when I call"]
    assert audit(root, own_words=lambda: words).findings == ()
    assert audit(root, own_words=lambda: ["Help desk 3 Answers when I call"]).findings != ()


def test_owners_words_are_asked_for_only_where_something_is_unknown(tmp_path):
    def never() -> list[str]:
        raise AssertionError("nobody had to ask")

    assert audit(write(tmp_path, mail=MAIL, mail_html="40 answers"), own_words=never).findings == ()


@pytest.mark.parametrize("file", ["method/index.html", "method.html"])
def test_the_rules_own_examples_are_no_answers_wherever_the_page_is(tmp_path, file):
    root = write(tmp_path, mail=MAIL)
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_text("say, 7 answers", encoding="utf-8")
    docs = [{"location": file, "title": "Method", "text": "say, 7 answers"}]
    (root / "search").mkdir()
    (root / "search" / "search_index.json").write_text(json.dumps({"docs": docs}))
    assert codes(root) == []
