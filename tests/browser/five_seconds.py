"""What a reader knows of each kind of page after five seconds: a sentence, and its facts.

A fact is what the page says of the example, word by word. Each is on the first screen of a phone.
"""

from __future__ import annotations

from typing import NamedTuple


class Glance(NamedTuple):
    """What five seconds are enough for, and what the page must show for it."""

    sentence: str
    facts: tuple[str, ...]


GLANCES = {
    "home.html": Glance(
        "People like 13 of 33 services; two got worse, seven need attention, and I can have a say.",
        ("People like 13 of our 33 services", "2 got worse", "7 services need attention", "Liked"),
    ),
    "catalogue.html": Glance(
        "These are the 33 services, and I can search them.",
        ("All services", "Search", "33 services", "Ask Fern"),
    ),
    "summary.html": Glance(
        "Of 33 services three are better than they were and four worse; six miss their target.",
        ("33 services: 3 are better", "4 are worse", "6 miss their target", "Expense claims"),
    ),
    "meeting.html": Glance(
        "Nine services need a decision; the first is about hiring.",
        ("9 of 28 services in use need a decision", "Hiring a colleague", "overdue for 91 days"),
    ),
    "scorecard.html": Glance(
        "About half like it, fewer than usual since April; something is being done by January.",
        (
            "About half of those who answered like it",
            "less than usual since April",
            "248 of the 1,209 people asked",
            "by January 2027",
            "Have your say",
        ),
    ),
    "provider.html": Glance(
        "About half like IT; it has 11 services, and I can have my say.",
        (
            "About half of those who answered like IT",
            "198 of the 749",
            "11 services",
            "Have your say",
        ),
    ),
    "supplier.html": Glance(
        "It delivers the sign-in of remote access, which was down for 131 hours.",
        ("It delivers “Sign in” of Remote access", "since 7 April 2026", "131 h"),
    ),
    "suppliers.html": Glance(
        "12 suppliers deliver steps of our services, one did earlier, and two have replied.",
        ("12 suppliers deliver steps", "1 did so earlier", "2 have replied"),
    ),
    "conversation.html": Glance(
        "Nearly all comments were answered; three topics are overdue; some actions helped.",
        ("692 of 717 comments have been answered", "3 overdue", "5 helped"),
    ),
    "changed.html": Glance(
        "Six verdicts got better and eight worse; one target asks for less than it did.",
        ("6 verdicts got better and 8 got worse", "1 target has been relaxed"),
    ),
    "digest.html": Glance(
        "October brought four early warnings; five things were overdue at its end.",
        ("October 2026", "4 early warnings appeared", "5 things were overdue"),
    ),
    "attention.html": Glance(
        "Seven services need attention; one warning was not answered in time.",
        ("7 services need attention", "Nobody answered in time", "Meeting rooms"),
    ),
    "drivers.html": Glance(
        "What we know explains a fifth of it; what counts most we cannot say.",
        ("What we know explains", "22 %", "We cannot yet say what counts most"),
    ),
    "compare.html": Glance(
        "Four services are liked more than the others, five less; the rest may be chance.",
        ("4 are liked more", "5 are liked less", "This is not a ranking"),
    ),
    "community.html": Glance(
        "My group likes four of the ten services with enough answers, and I can have my say.",
        (
            "Field and plant crews",
            "most of this group like 4",
            "18 services are for this group",
            "Have your say",
        ),
    ),
    "communities.html": Glance(
        "There are six groups, and for five of them results can be shown.",
        ("For 5 of 6 groups", "Office staff", "Find your group"),
    ),
    "launches.html": Glance(
        "Two of three launches were right first time; one of the next three is ready.",
        ("2 of the 3 launches", "1 is ready", "Charging posts"),
    ),
    "roadmap.html": Glance(
        "Five things are overdue and 14 are coming up; expense claims are the latest.",
        ("5 things are overdue", "14 things are coming up", "123 days late", "Expense claims"),
    ),
    "simplify.html": Glance(
        "Three services cost more than is typical, and two do the same.",
        ("3 standard services cost more", "1 need is served by two services", "Shared drive"),
    ),
    "method.html": Glance(
        "The rules were fixed before the data came in; a shirt depends on the whole range.",
        ("fixed before the data came in", "The whole range is at 70 % or above"),
    ),
    "privacy.html": Glance(
        "This is for works councils: what is collected, and what is never shown.",
        ("For works councils and privacy officers", "What is collected", "Never shown"),
    ),
    "sentences.html": Glance(
        "All sentences are made by the same rules, and here they are.",
        ("by the same rules for every service", "739 sentences"),
    ),
    "fields.html": Glance(
        "Here is every key and column that the files may have.",
        ("What can be written in the files", "all their keys and columns", "Definitions"),
    ),
    "api.html": Glance(
        "Everybody may use the data, without a key.",
        ("Everybody may read all that this site publishes", "You need no key", "licence"),
    ),
    "change.html": Glance(
        "An owner can write a change here; to have a say I need no account.",
        ("you can write here what should change", "you need no account", "Have your say"),
    ),
    "check_list.html": Glance(
        "Each change goes through some two hundred checks, and some of them stop it.",
        (" checks", "the site is not published"),
    ),
    "quality.html": Glance(
        "For 21 of 33 services there are enough answers.",
        ("For 21 of 33 services there are enough answers", "few answers"),
    ),
    "moved.html": Glance(
        "This page is now another one, and here is the way.",
        ("This page is now part of another one", "Needs attention"),
    ),
}
"""By template, as the kinds of pages."""
