"""A small organisation that uses every key of the definitions and every column of the data.

“mail” has everything; “fax” is the same without data, so that what is said of one may be said of
the other; “phone” is what the two may stand in for.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from generator.model.frozen import SEALED, sealed

Row = dict[str, Any]


def day(text: str) -> date:
    return date.fromisoformat(text)


_ANSWER = {
    "text": "As agreed.",
    "link": "https://example.org/answer",
    "reviewed": day("2026-06-01"),
    "adopted_from": "hr",
}
_QUESTIONS = (
    *("whom_to_serve", "governance", "making_known", "requesting", "fulfilling", "paying"),
    *("roles", "measuring", "planning", "improving", "changing"),
)
_PACES = ("answers", "telemetry", "promises", "usage", "requests", "results", "costs", "pride")


def _rhythm() -> Row:
    return dict.fromkeys(_PACES, "quarter")


def definitions() -> dict[str, Row]:
    """Return every definition, by its file below ``services/``."""
    return {
        "organisation.yml": {
            "name": "Small Works",
            "fictional": True,
            "note": "All made up.",
            "goals": [{"id": "quick", "name": "Be quick"}, {"id": "kind", "name": "Be kind"}],
            "currency": "EUR",
            "language": "en",
            "timezone": "Europe/Berlin",
            "year_begins": "january",
            "period": "month",
            "window": [3, 6, 12],
            "as_of": day("2026-09-30"),
            "rhythm": _rhythm(),
            "hours": "Mon-Fri 08:00-18:00",
            "floors": {"privacy": 10, "reliability": 30},
            "thresholds": {"loved": 0.7, "pinata": 0.45},
            "questions": {
                "like": "How do you like it?",
                "ease": "How easy was it?",
                "recommend": "Would you recommend it?",
                "home": "Is it like at home?",
                "shirt": "Would you wear it?",
                "lost": "How many minutes were lost?",
            },
            "lost_over": "7 days",
            "closes_after": 0,
            "repository": "https://github.com/example/works",
            "branch": "main",
            "feedback": "https://example.org/say",
            "licence": {"name": "A licence", "link": "https://example.org/licence"},
            "ignore": [
                {
                    "file": "data/usage/all.csv",
                    "check": "row-more-than-all",
                    "because": "Guests came.",
                }
            ],
            "not_the_same": [
                {
                    "files": ["data/answers/stand.csv", "data/answers/letter.csv"],
                    "because": "Two stands on one day.",
                }
            ],
            "public": False,
            "schema_version": "1",
        },
        "communities.yml": {
            "communities": [
                {
                    "id": "office",
                    "name": "Office",
                    "kind": "internal",
                    "size": [{"since": day("2020-01-01"), "people": 400}],
                    "description": "Who sits at a desk.",
                },
                {
                    "id": "field",
                    "name": "Field",
                    "kind": "internal",
                    "size": [{"since": day("2020-01-01"), "people": 200}],
                },
                {
                    "id": "night",
                    "name": "Night",
                    "size": [{"since": day("2020-01-01"), "people": 50}],
                },
                {
                    "id": "yard",
                    "name": "Yard",
                    "size": [{"since": day("2020-01-01"), "people": 30}],
                },
            ]
        },
        "suppliers.yml": {
            "suppliers": [
                {
                    "id": "post",
                    "name": "Post",
                    "kind": "external",
                    "contact": {"role": "Desk of the post", "contact": "https://example.org/post"},
                    "link": "https://example.org/about-post",
                    "reply": "We know.",
                },
                {"id": "carrier", "name": "Carrier"},
            ]
        },
        "it/provider.yml": {
            "name": "Information",
            "shirt": "IT",
            "mission": "That it works.",
            "owner": {"role": "Head of Information", "contact": "https://example.org/head"},
            "feedback": "https://example.org/say-it",
            "answers": {name: dict(_ANSWER) for name in _QUESTIONS},
            "withdrawn": [
                {"period": "2026-08", "reason": "Guests joined.", "question": "home"},
                {"period": "2026-09", "reason": "A try.", "question": "like", "community": "field"},
            ],
        },
        "hr/provider.yml": {"name": "People", "shirt": "HR"},
        "law/provider.yml": {"name": "Law", "shirt": "Law"},
        "law/fax.yml": {**_mail(), "name": "Fax", "formerly": [], "word": [], "withdrawn": []},
        "hr/phone.yml": {
            "name": "Phone",
            "purpose": "I call.",
            "stage": "live",
            "launched": day("2020-01-01"),
            "communities": ["office"],
            "steps": [{"id": "call", "name": "Call"}],
        },
        "it/mail.yml": _mail(),
    }


def _mail() -> Row:
    since = {"since": day("2020-01-01")}
    return {
        "name": "Mail",
        "purpose": "I write.",
        "stage": "live",
        "owner": [{**since, "role": "Head of Mail", "contact": "https://example.org/mail"}],
        "roles": {
            name: {"role": f"Lead of {name}", "contact": f"https://example.org/{name}"}
            for name in ("relationship", "provision", "infrastructure")
        },
        "launched": day("2025-01-01"),
        "retired": day("2027-06-30"),
        "role": "supporting",
        "communities": ["office", "field", "night", "yard"],
        "sensitive": False,
        "fictional": False,
        "tags": ["letters"],
        "formerly": ["post-room"],
        "variant_of": "phone",
        "period": "month",
        "window": [3, 6, 12],
        "rhythm": _rhythm(),
        "hours": "Mon-Fri 07:00-19:00",
        "log_since": day("2025-10-01"),
        "request": {"link": "https://example.org/get", "text": "Ask the desk."},
        "help": {"link": "https://example.org/help", "text": "Call the desk."},
        "feedback": {"link": "https://example.org/say-mail", "text": "Write to us."},
        "results": [
            {
                "id": "sent",
                "name": "Letters sent the same day",
                "goal": "quick",
                "unit": "%",
                "direction": "increase",
                "targets": [{**since, "value": 80}],
            },
            {"id": "kept", "name": "Letters kept"},
        ],
        "steps": [
            {
                "id": "write",
                "name": "Write",
                "delivered_by": [{**since, "supplier": "post"}],
            },
            {"id": "send", "name": "Send", "delivered_by": [{**since, "supplier": "carrier"}]},
        ],
        "measures": [
            {
                "id": "wait",
                "name": "Time to send",
                "unit": "s",
                "direction": "decrease",
                "step": "write",
                "good": [{**since, "at_most": 5}],
            },
            {
                "id": "room",
                "name": "Room left",
                "unit": "MB",
                "direction": "increase",
                "good": [{**since, "at_least": 5}],
            },
        ],
        "promises": [
            {
                "id": "up",
                "name": "Available",
                "unit": "%",
                "direction": "increase",
                "covers": ["write"],
                "supplier": "post",
                "targets": [{**since, "value": 99}],
            },
            {"id": "quick", "name": "Quick", "targets": [{**since, "value": 90}]},
        ],
        "targets": [{**since, "question": "like", "at_least": 0.6}],
        "comparators": [
            {
                "name": "A letter",
                "question": "like",
                "scale": "1-5",
                "value": 0.8,
                "source": "A paper",
                "link": "https://example.org/paper",
                "date": day("2026-01-01"),
                "expires": day("2027-01-01"),
            }
        ],
        "events": [
            {
                "date": day("2026-05-04"),
                "kind": "launch",
                "title": "A new program",
                "rebase": False,
                "link": "https://example.org/program",
            }
        ],
        "conversation": [
            {
                "raised": day("2026-08-03"),
                "said": "It is loud.",
                "progress": "doing",
                "answered": day("2026-08-05"),
                "reply": "We listen.",
                "due": day("2026-12-01"),
            },
            {
                "raised": day("2026-03-02"),
                "by": "customers",
                "said": "It is slow.",
                "comments": 14,
                "community": "office",
                "step": "write",
                "progress": "done",
                "answered": day("2026-03-09"),
                "reply": "We add machines.",
                "done": day("2026-05-20"),
                "figure": "like",
                "settled": {"yes": 8, "asked": 12},
                "link": "https://example.org/slow",
            },
        ],
        "word": [{**since, "text": "We try."}],
        "withdrawn": [
            {"period": "2026-09", "reason": "They asked.", "question": "shirt"},
            {"period": "2026-07", "reason": "A try.", "question": "like", "community": "office"},
        ],
    }


MONTHS = tuple(f"{2025 + (m + 8) // 12}-{(m + 8) % 12 + 1:02}" for m in range(1, 13))
"""October 2025 to September 2026."""


def records() -> dict[str, list[Row]]:
    """Return the rows of each kind of data; a kind's rows name every column of it somewhere."""
    return {
        "answers": _answers(),
        "tallies": [
            {
                "period": month,
                "service": "phone",
                "provider": "",
                "question": "like",
                "community": "office",
                "wave": "autumn",
                **{f"rating_{k}": k + 10 for k in range(1, 6)},
                "people": 65,
            }
            for month in MONTHS
        ]
        + [
            {
                "period": month,
                "provider": "hr",
                "question": "like",
                **{f"rating_{k}": k + 10 for k in range(1, 6)},
            }
            for month in MONTHS[-3:]
        ],
        "summaries": [
            {
                "period": month,
                "service": "mail",
                "question": "like",
                "statistic": "mean",
                "value": 3.4 + number / 20,
                "n": 60 + number,
                "scale": "1-5",
                "direction": "increase",
            }
            for number, month in enumerate(MONTHS)
        ],
        "invitations": [
            {
                "period": month,
                "service": "mail",
                "invited": asked,
                "mode": "list",
                "community": group,
            }
            for month in MONTHS
            for group, asked in (("office", 160), ("field", 110), ("night", 40))
        ]
        + [
            {
                "period": MONTHS[-1],
                "service": "fax",
                "invited": 40,
                "mode": "list",
                "community": "night",
            },
            {"wave": "spring", "provider": "it", "invited": 200, "mode": "list"},
            {"wave": "autumn", "service": "phone", "invited": 900, "mode": "list"},
        ],
        "telemetry": _telemetry(),
        "incidents": _incidents(),
        "coverage": [
            {"source": "desk", "service": "phone", "from": "2026-07-01", "to": "2026-09-20"}
        ],
        "promises": [
            {"period": month, "service": "mail", "promise": "up", "value": 99.2} for month in MONTHS
        ],
        "usage": [
            {
                "period": month,
                "service": "mail",
                "step": step,
                "people": 900 if month == MONTHS[-1] and not step else 100,
                "started": started,
                "completed": completed,
                "digital": 60,
                "total": 90,
            }
            for month in MONTHS
            for step, started, completed in (("", 90, 70), ("write", 88, 80), ("send", 80, 70))
        ],
        "requests": [
            {
                "period": month,
                "service": "mail",
                "made": 50,
                "fulfilled": 45,
                "median_wait_days": 3,
            }
            for month in MONTHS
        ],
        "costs": [
            {"period": month, "service": name, "category": category, "amount": amount}
            for month in MONTHS
            for category, amount, name in (
                ("licences", 900, "mail"),
                ("people", 1800, "post-room" if month == MONTHS[-1] else "mail"),
            )
        ],
        "results": [
            {"period": month, "service": "mail", "result": "sent", "value": 84} for month in MONTHS
        ],
        "forecasts": _forecasts(),
        "visits": [
            {
                "date": "2026-08-12",
                "provider": "it",
                "community": "field",
                "learned": "The keys are cold.",
                "action": "Gloves.",
            }
        ],
        "pride": [
            {"date": f"{month}-10", "service": "mail", "provider": "", "rating": 3 + k % 3}
            for month in MONTHS[-3:]
            for k in range(15)
        ]
        + [
            {"date": f"{month}-11", "provider": "it", "rating": 3 + k % 3}
            for month in MONTHS[-3:]
            for k in range(15)
        ],
    }


def _answers() -> list[Row]:
    """A hundred a quarter of each community, by name; some about a step, some about a provider."""
    found: list[Row] = []
    for place, month in enumerate(MONTHS):
        for k in range(80):
            number = place * 80 + k
            found.append(
                {
                    "date": f"{month}-{k % 27 + 1:02}",
                    "service": "mail",
                    "id": f"a{number}",
                    "respondent": f"{number % 200}",
                    "community": ("office", "field")[k % 2],
                    "step": "write" if k % 8 == 7 else "",
                    "rating": 5 if k % 6 == 0 else k % 5 + 1,  # the office likes it more
                    "ease": (k + 1) % 5 + 1,
                    "recommend": k % 11,
                    "home": k % 3 - 1,
                    "shirt": ("yes", "no")[k % 3 == 0],
                    "lost_minutes": (0, 10, 25, 45)[k % 4],
                    "comment": "Fine.",
                }
            )
    found += [
        {"date": "2026-08-12", "provider": "it", "wave": "spring", "rating": k % 5 + 1, "ease": 3}
        for k in range(60)
    ]
    return found


def _forecasts() -> list[Row]:
    rows = [
        ("2026-08-03", "1" * 40, "mail", "2026-08", "0.4", "0.3", "0.5", "ridge/1"),
        ("2026-09-03", "1" * 40, "mail", "2026-09", "0.4", "0.3", "0.5", "ridge/1"),
    ]
    return [dict(zip((*SEALED, "digest"), row, strict=True)) for row in sealed("", rows)]


def _telemetry() -> list[Row]:
    first = day("2026-07-01")
    days = [(first + timedelta(days=k)).isoformat() for k in range(92)]
    found: list[Row] = [
        {
            "date": each,
            "service": "mail",
            "measure": "wait",
            "value": 3 + k % 4,
            "samples": 40,
            "refused": 2 if k % 9 == 0 else "",
        }
        for k, each in enumerate(days)
    ]
    found += [
        {"time": f"{each}T09:00:00+02:00", "service": "mail", "measure": "room", "value": 4 + k % 5}
        for k, each in enumerate(days)
    ]
    return found


def _incidents() -> list[Row]:
    common = {"service": "mail", "people": 40, "noticed_by": "customers", "problem": "jam"}
    return [
        {
            **common,
            "id": "i1",
            "opened": "2026-08-03T09:00",
            "resolved": "2026-08-03T11:00",
            "planned": "no",
            "step": "write",
            "cause": "supplier",
            "event": "A new program",
            "summary": "It stood still.",
        },
        {
            **common,
            "id": "i2",
            "problem": "dust",
            "opened": "2026-09-07T09:00",
            "resolved": "2026-09-07T10:00",
            "planned": "no",
            "step": "send",
            "cause": "software",
            "summary": "It stood again.",
        },
        {
            **common,
            "id": "i3",
            "opened": "2026-09-12T20:00",
            "resolved": "2026-09-12T21:00",
            "planned": "yes",
            "summary": "Work at night.",
        },
    ]
