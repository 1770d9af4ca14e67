"""The month in short: what it brought, on a page, in feeds and as text for a mail."""

from __future__ import annotations

import re
from datetime import date

import feedparser
import pytest

from generator.language import ENGLISH, locale_of
from generator.news.address import with_address
from generator.news.digests import DigestPart, digests
from generator.news.entries import digest_said
from generator.pages.changed import changed_view
from generator.pages.digest import digest_view, mail_text
from generator.pages.follow import provider_follow, site_feed
from generator.pages.provenance import Provenance
from generator.scorecards.scorecard import Scorecards
from generator.sources.history import History
from tests.news.made import ADDRESS, FELL, SERVICE, small

LATE = """\
name: {name}
stage: live
launched: 2026-01-15
{more}conversation:
  - {{raised: 2026-08-01, said: Too slow., progress: doing, answered: 2026-08-09,
      reply: A new line., due: 2026-09-20}}
  - {{raised: 2026-08-02, said: Too loud., progress: done, answered: 2026-08-09,
      reply: A quieter one., due: 2026-09-10, done: 2026-10-02}}
  - {{raised: 2026-08-03, said: Too new., progress: heard}}
  - {{raised: 2026-10-01, said: Too old., progress: heard}}
"""


def months(cards: Scorecards) -> dict[str, dict[str, list[str]]]:
    return {
        each.month.id: {
            part.value: [f"{one.kind} {one.day}" for one in found]
            for part, found in each.parts.items()
            if found
        }
        for each in digests(cards.services, cards.as_of)
    }


def mail(cards: Scorecards, address: str = ADDRESS, locale=ENGLISH, of=None) -> str:
    view = digest_view(locale, cards, of)
    text = mail_text("Small Works", view)
    return with_address(view.mail_href, text.encode(), address).decode()


def test_each_thing_is_in_its_month_and_under_its_question(tmp_path):
    assert months(small(tmp_path)) == {
        "2026-10": {"warned": ["warning 2026-10-31"]},
        "2026-09": {},
        "2026-08": {"moved": ["verdict 2026-08-31"]},
        "2026-07": {"moved": ["verdict 2026-07-31"]},
        "2026-06": {},
        "2026-05": {"life": ["launch 2026-05-02"]},
    }


@pytest.mark.parametrize(
    ("as_of", "newest"),
    [("2026-09-29", "2026-08"), ("2026-09-30", "2026-09"), ("2026-10-01", "2026-09")],
)
def test_a_month_is_there_once_all_its_days_are_over(tmp_path, as_of, newest):
    assert next(iter(months(small(tmp_path, text=LATE, as_of=as_of)))) == newest


def test_what_was_overdue_is_what_was_on_the_last_day_of_the_month(tmp_path):
    """What is done since was overdue then; what was raised since was not there."""
    cards = small(tmp_path, text=LATE, as_of="2026-10-25")
    newest, *before = digests(cards.services, cards.as_of)
    assert newest.month.id == "2026-09"
    late = [(each.day, each.found.entry.said) for each in newest.parts[DigestPart.OVERDUE]]
    assert late == [
        (date(2026, 9, 2), "Too new."),
        (date(2026, 9, 10), "Too loud."),
        (date(2026, 9, 20), "Too slow."),
    ]
    assert before
    assert all(DigestPart.OVERDUE not in each.parts for each in before)


def test_data_that_were_late_by_then_are_overdue(tmp_path):
    """They are late from 1 November on: in October nobody could say so."""
    of = {"2026-11-15": {}, "2026-11-30": {"overdue": ["late-data 2026-11-01"]}}
    for as_of, said in of.items():
        newest = next(iter(months(small(tmp_path, as_of=as_of)).values()))
        assert {part: newest[part] for part in newest if part == "overdue"} == said, as_of


LIFE = """\
name: {name}
stage: %s
%s
{more}conversation:
  - {{raised: 2026-08-01, said: Too slow., progress: doing, answered: 2026-08-09,
      reply: A new line., due: 2026-11-20}}
  - {{raised: 2026-08-02, said: Too far., progress: doing, answered: 2026-08-09,
      reply: Nearer., due: 2026-12-01}}
"""


@pytest.mark.parametrize(
    ("stage", "days", "said", "never"),
    [
        (
            "pipeline",
            "launched: 2026-09-01",
            "was due to open on 1 September 2026, and has not",
            "open",
        ),
        (
            "retiring",
            "launched: 2025-01-15\nretired: 2026-09-30",
            "was due to end on 30 September 2026, and is still there",
            "end",
        ),
    ],
)
def test_what_was_planned_and_has_not_happened_is_overdue(tmp_path, stage, days, said, never):
    """Who was promised a new service in September must not read in October that it opened then."""
    cards = small(tmp_path, text=LIFE % (stage, days), as_of="2026-10-31")
    view = digest_view(ENGLISH, cards, None)
    titles = [part.title for month in (view.newest, *view.before) for part in month.parts]
    assert "What started or ended" not in titles
    overdue = next(each for each in view.newest.parts if each.title == "What is overdue")
    assert [item.text for item in overdue.items if said in item.text]
    every = site_feed(ENGLISH, cards, "").text + "".join(
        each.text for each in provider_follow(ENGLISH, cards, cards.providers[0])
    )
    assert not re.search(f"Mail {never}", every)


def test_what_is_due_in_the_month_after_it_comes_last(tmp_path):
    text = LIFE % ("live", "launched: 2025-01-15\nretired: 2026-11-30")
    cards = small(tmp_path, text=text, as_of="2026-10-31")
    *_, due = digest_view(ENGLISH, cards, None).newest.parts
    assert due.title == "What is due the following month"
    assert [(each.day, each.link.text, each.text) for each in due.items] == [
        ("20 November 2026", "Mail, due: A new line", "“Too slow.”"),
        ("30 November 2026", "Mail ends", ""),
    ]


def test_months_before_anything_happened_are_left_out(tmp_path):
    assert months(small(tmp_path, as_of="2026-02-20")) == {
        "2026-01": {"life": ["opened 2026-01-15"]}
    }


def test_a_quiet_month_says_so_and_is_no_news(tmp_path):
    cards = small(tmp_path)
    said = {
        each.month.id: digest_said(ENGLISH, each) for each in digests(cards.services, cards.as_of)
    }
    assert said["2026-10"] == (
        "1 early warning appeared. No verdict changed, no action was done and nothing started or "
        "ended."
    )
    assert said["2026-09"] == "Nothing changed that we know of."
    feed = with_address("feed.xml", site_feed(ENGLISH, cards, "changed/").text.encode(), ADDRESS)
    short = [each for each in feedparser.parse(feed).entries if "in short" in each.title]
    assert [each.title for each in short] == [
        "October 2026 in short",
        "August 2026 in short",
        "July 2026 in short",
        "May 2026 in short",
    ]
    assert short[0].link == f"{ADDRESS}digest/#2026-10"
    assert short[0].summary == said["2026-10"]
    assert short[0].published == "2026-11-01T00:00:00+00:00"


def test_a_month_in_a_feed_stays_the_same_entry(tmp_path):
    def ids(as_of: str) -> dict[str, str]:
        cards = small(tmp_path, as_of=as_of)
        feeds = (
            provider_follow(ENGLISH, cards, cards.providers[0])[0],
            site_feed(ENGLISH, cards, ""),
        )
        return {
            f"{each.title} {feed.path}": each.id
            for feed in feeds
            for each in feedparser.parse(with_address(feed.path, feed.text.encode(), "")).entries
            if "in short" in each.title
        }

    now, later = ids("2026-09-15"), ids("2026-11-15")
    both = now.keys() & later.keys()
    assert both == {
        f"{month} 2026 in short {feed}"
        for month in ("May", "July", "August")
        for feed in ("feed.xml", "providers/it/feed.xml")
    }
    assert {each: now[each] for each in both} == {each: later[each] for each in both}
    assert len(set(later.values())) == len(later)


def test_a_mail_has_each_thing_with_its_address(tmp_path):
    cards = small(tmp_path, text=LATE, as_of="2026-10-25")
    assert re.sub(r"#said-mail-[-0-9a-f]+", "#topic", mail(cards)) == (
        "Small Works: September 2026\n"
        "\n"
        "Nothing changed that we know of. At the end of the month 3 things were\n"
        "overdue.\n"
        "\n"
        "WHAT IS OVERDUE\n"
        "\n"
        "- Mail: “Too new”\n"
        "  Not answered; our limit is 30 days: overdue for 28 days.\n"
        f"  {ADDRESS}services/mail/#topic\n"
        "\n"
        "- Mail: “Too loud”\n"
        "  Due on 10 September 2026: overdue for 20 days.\n"
        f"  {ADDRESS}services/mail/#topic\n"
        "\n"
        "- Mail: “Too slow”\n"
        "  Due on 20 September 2026: overdue for 10 days.\n"
        f"  {ADDRESS}services/mail/#topic\n"
        "\n"
        f"{ADDRESS}digest/#2026-09\n"
    )


def test_without_an_address_a_mail_has_no_links(tmp_path):
    text = mail(small(tmp_path, text=LATE, as_of="2026-10-25"), address="")
    assert "services/" not in text
    assert "\0" not in text
    assert text.rstrip().endswith("10 days.")


def test_a_mail_says_what_shares_mean_and_keeps_them_on_one_line(tmp_path):
    text = mail(small(tmp_path, as_of="2026-08-31"))
    assert "VERDICTS THAT CHANGED" in text
    assert "A share is followed by its range" in text
    assert all(len(line) <= 72 for line in text.splitlines() if ADDRESS not in line)
    assert not re.search(r"\d\n *%", text)


def test_a_mail_says_what_the_page_says(tmp_path):
    """Each number on the page is in the mail: it is the one text that has no marks of its own."""
    cards = small(tmp_path, as_of="2026-08-31")
    month = digest_view(ENGLISH, cards, None).newest
    lines = " ".join(mail(cards).split())
    for part in month.parts:
        for item in part.items:
            assert " ".join(item.text.split()) in lines
            assert item.link.text in lines
            assert " ".join(item.day.split()) in lines


def test_strangers_words_stay_words_in_a_mail(tmp_path):
    hostile = '"Q\\u202e\\u0007\\nSubject: <b> 🦊"'
    text = mail(small(tmp_path, name=hostile, text=LATE, as_of="2026-10-25"))
    assert "\u202e" not in text
    assert "\a" not in text
    assert not re.search(r"^Subject:", text, re.MULTILINE)
    assert "- Q Subject: <b> 🦊: “Too slow”" in text


def test_only_so_many_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.pages.digest._MOST", 1)
    cards = small(tmp_path, text=LATE, as_of="2026-10-25")
    (part,) = digest_view(ENGLISH, cards, None).newest.parts
    assert [each.link.text for each in part.items] == ["Mail: “Too new”"]
    assert part.more.text == "and 2 more: What starts and ends"
    assert part.more.href == "roadmap/#overdue"
    assert f"- and 2 more: What starts and ends\n  {ADDRESS}roadmap/#overdue\n" in mail(cards)


def test_a_provider_has_its_own_months_and_leads_to_all(tmp_path):
    cards = small(tmp_path)
    of = cards.providers[0]
    own, every = (digest_view(ENGLISH, cards, each) for each in (of, None))
    assert own.provider.href == "providers/it/"
    assert own.newest == every.newest
    assert own.mail_href == "digest/it/digest.txt"
    assert [each.href for each in own.links] == ["digest/"]
    assert [each.href for each in every.links] == ["digest/it/"]


def test_it_speaks_the_language_of_the_site(tmp_path):
    cards = small(tmp_path, text=LATE, as_of="2026-10-25")
    text = mail(cards, locale=locale_of("de"))
    assert text.startswith("Small Works: September 2026\n")
    assert "Am Ende des Monats waren 3 Sachen überfällig." in " ".join(text.split())
    assert "WAS ÜBERFÄLLIG IST" in text


def test_what_a_row_says_it_says_once(tmp_path):
    """A reader who has read the link and the day is not told either again: on the page and in a
    mail. What is overdue says for how long: the day on which that began would be a third one.
    """
    retired = SERVICE.replace("stage: live", "stage: retired\nretired: 2026-10-20")
    for text, as_of in (
        (SERVICE, "2026-05-31"),
        (SERVICE, "2026-11-15"),
        (LATE, "2026-10-25"),
        (LATE, "2026-10-31"),
        (retired, "2026-10-31"),
    ):
        cards = small(tmp_path, text=text, as_of=as_of)
        view = digest_view(ENGLISH, cards, None)
        rows = [
            row
            for month in (view.newest, *view.before)
            for part in month.parts
            for row in part.items
        ]
        assert rows
        for row in rows:
            assert not row.day or row.day not in row.text, row
            assert row.day not in row.link.text or not row.day, row
            _, _, what = row.link.text.partition(": ")
            assert not what or what not in row.text, row
            assert row.text or row.day, row
        lines = " ".join(mail(cards).split())
        for row in (row for part in view.newest.parts for row in part.items):
            assert f"- {row.day}: {row.link.text}".replace("\u00a0", " ") in lines or not row.day


def test_a_verdict_changes_in_one_month_wherever_it_is_said(tmp_path):
    """Answers that arrive until a week after their month count: the verdict of July is known on 7
    August. Then it is in the digest of August and in the feed of that day, and “What changed” lists
    it under August; nobody could have read of it in July.
    """
    for closes_after in (0, 7):
        cards = small(tmp_path, closes_after=f"{closes_after}")
        digest = {
            month.title: [row.link.text for row in part.items]
            for view in [digest_view(ENGLISH, cards, None)]
            for month in (view.newest, *view.before)
            for part in month.parts
            if part.title == "Verdicts that changed"
        }
        page = changed_view(ENGLISH, cards, Provenance(ENGLISH, History(), None))
        changed = {
            month.title: [f"{row.service.text}: worse, {row.said}" for row in month.moves]
            for month in page.periods
        }
        assert digest == changed
        assert (
            list(digest)
            == {
                0: ["August 2026", "July 2026"],
                7: ["September 2026", "August 2026"],
            }[closes_after]
        )
        feed = with_address("feed.xml", site_feed(ENGLISH, cards, "changed/").text.encode(), "")
        fed = [
            ENGLISH.month_of(date.fromisoformat(each.published[:10]))
            for each in feedparser.parse(feed).entries
            if "worse, from" in each.title
        ]
        assert fed == list(digest)


def test_what_is_late_of_one_service_is_said_once(tmp_path):
    files = {
        "data/usage/u.csv": "period,service,people\n2026-06,mail,90\n",
        "data/telemetry/t.csv": "date,service,measure,value\n2026-07-03,mail,open,2\n",
    }
    measures = "measures:\n  - {id: open, name: Open, unit: s}\n"
    cards = small(tmp_path, more=measures, as_of="2026-11-30", files=files)
    view = digest_view(ENGLISH, cards, None)
    overdue = next(each for each in view.newest.parts if each.title == "What is overdue")
    (late,) = [each for each in overdue.items if "data are late" in each.link.text]
    assert late.text == (
        "No data since June 2026 on how many people use it. "
        "No data since July 2026 on what is measured. "
        "No answers have been counted since August 2026."
    )
    assert view.newest.said.endswith("nothing started or ended. The data of 1 service were late.")


def test_a_month_says_what_got_better_and_what_got_worse(tmp_path):
    rose = FELL.replace(",5\n", ",6\n").replace(",2\n", ",5\n").replace(",6\n", ",2\n")
    for answers, said in ((FELL, "1 verdict got worse"), (rose, "1 verdict got better")):
        cards = small(tmp_path, answers=answers)
        months = digests(cards.services, cards.as_of)
        found = [digest_said(ENGLISH, each) for each in months if each.parts[DigestPart.MOVED]]
        assert found
        assert all(each.startswith(f"{said}. ") for each in found), found


def test_a_shirt_is_written_in_a_sentence_as_its_language_does(tmp_path):
    """“Piñata” is a noun: in German it has a capital wherever it stands."""
    fell = FELL + "".join(f"2026-09-{day:02},mail,1\n" * 9 for day in range(1, 29))
    german = locale_of("de")
    cards = small(tmp_path, answers=fell)
    page = changed_view(german, cards, Provenance(german, History(), None))
    assert page.periods[0].moves[0].said == "von unentschieden zu Piñata"
    titles = [
        item.link.text
        for month in digest_view(german, cards, None).before
        for part in month.parts
        for item in part.items
    ]
    assert titles[0] == "Mail: schlechter, von unentschieden zu Piñata"
