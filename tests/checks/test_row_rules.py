"""What each rule about rows says of a small table, held to the letter, and what it lets pass.

Each case is a table, or a few, and next to it its neighbours on the other side of the bound. Renew
what is said with IHEARTIT_RENEW=1 ./iheartit test tests/checks/test_row_rules.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

RENEW = "IHEARTIT_RENEW=1 ./iheartit test tests/checks/test_row_rules.py"
GOLDEN = Path(__file__).parent / "golden" / "row-rules.txt"
MAIL = """name: Mail
stage: live
launched: 2020-01-01
communities: [office, field]
steps: [{id: send, name: Send}]
measures:
- {id: wait, name: Wait, unit: s, good: [{since: 2020-01-01, at_most: 400}]}
- {id: up, name: Up, unit: "%", direction: increase, good: [{since: 2020-01-01, at_least: 10}]}
- {id: low, name: Low, unit: "%", direction: increase, good: [{since: 2020-01-01, at_least: 9}]}
- {id: open, name: Open, unit: "%"}
- {id: part, name: Part, unit: share}
promises: [{id: wait, name: Wait, unit: s, targets: [{since: 2020-01-01, value: 40}]}]
"""
COMMUNITIES = """communities:
- {id: office, name: Office, size: [{since: 2020-01-01, people: 100}]}
- {id: field, name: Field, size: [{since: 2020-01-01, people: 50}]}
- {id: shop, name: Shop, size: [{since: 2020-01-01, people: 500}]}
"""
BREAK = MAIL + "events: [{date: 2026-05-20, kind: survey-change, title: New form}]\n"
GONE = MAIL.replace("live", "retired") + "retired: 2026-06-30\n"
PLANNED = MAIL.replace("live", "pipeline").replace("launched: 2020-01-01\n", "")
TALLIES = "period,service,question,community,rating_1,rating_2,rating_3,rating_4,rating_5"
INVITED = "period,service,invited,mode,community"
COSTS = "period,service,category,amount"
LOG = "id,service,opened,resolved,planned,people"
TELEMETRY = "date,service,measure,value"
REQUESTS = "period,service,made,fulfilled"
USAGE = "period,service,people"
ANSWERS = "date,service,rating"
TALLY = "{},mail,{},{},0,0,0,{},9"
HALVES = [f"2026-{month:02}-{day:02}" for month in range(1, 7) for day in (1, 15)]


def table(folder: str, header: str, *rows: str, name: str = "a") -> dict[str, str]:
    return {f"data/{folder}/{name}.csv": "\n".join([header, *rows, ""])}


def telemetry(measure: str, *values: float | str) -> dict[str, str]:
    days = zip(HALVES, values, strict=False)
    return table("telemetry", TELEMETRY, *(f"{day},mail,{measure},{value}" for day, value in days))


def log(opened: str, resolved: str, people: int = 1) -> dict[str, str]:
    return table("incidents", LOG, f"i1,mail,{opened},{resolved},no,{people}")


Files = dict[str, str]
CASES: dict[str, list[Files]] = {
    "row-after-as-of": [
        table("answers", ANSWERS, "2026-08-01,mail,5", f"{day},mail,5")
        for day in ("2026-09-30", "2026-10-01", "2026-12-01", "2062-09-01")
    ]
    + [table("answers", ANSWERS, *["2026-10-05,mail,5"] * 2, "2026-08-01,mail,5")],
    "row-all-and-parts": [
        table(
            "tallies",
            TALLIES,
            TALLY.format("2026-08", "like", "office", 1),
            TALLY.format("2026-08", "like", community, 2),
            TALLY.format("2026-08", question, "", fours).replace(",9", ",18"),
        )
        for community, question, fours in (
            ("field", "like", 3),
            ("field", "like", 4),
            ("field", "ease", 3),
            ("", "like", 3),
        )
    ]
    + [
        table(
            "invitations",
            INVITED,
            *(
                f"2026-08,mail,{n},list,{who}"
                for n, who in zip(numbers, ("office", "field", ""), strict=False)
            ),
        )
        for numbers in ((20, 30, 50), (20, 30, 51), (0, 0, 0), (20, "", 20))
    ],
    "row-beyond-per-cent": [
        telemetry(measure, 50, value)
        for measure in ("up", "wait")
        for value in (-0.1, 0, 100, 100.1)
    ],
    "row-counted-twice": [
        table("answers", ANSWERS, f"{day},mail,5")
        | table("tallies", TALLIES, TALLY.format("2026-08", question, "", 3))
        for day in ("2026-07-31", "2026-08-01", "2026-08-31", "2026-09-01")
        for question in ("like", "ease")
        if question == "like" or day == "2026-08-31"
    ],
    "row-ends-too-late": [
        log("2026-09-01T08:00", f"{day}T08:00")
        for day in ("2026-10-31", "2026-11-01", "2027-09-02", "2062-09-02")
    ],
    "row-bad-time": [
        log(opened, "2026-09-28T08:00")
        for opened in ("46266", "44804", "20000", "2026-09-01 8 am", "1 September", "2026-09-01")
    ],
    "row-lasts-long": [
        log(opened, resolved)
        for opened, resolved in (
            ("2026-04-01T08:00", "2026-07-02T08:00"),
            ("2026-04-01T08:00", "2026-07-03T08:00"),
            ("2025-07-02T08:00", "2026-07-03T08:00"),
            ("2026-04-01T08:00", "2026-10-02T08:00"),
        )
    ],
    "row-fewer-asked": [
        table("answers", ANSWERS, *[f"{day},mail,5"] * 3)
        | table("invitations", INVITED, f"2026-08,mail,{invited},{mode},")
        for day, invited, mode in (
            ("2026-08-31", 2, "list"),
            ("2026-08-31", 3, "list"),
            ("2026-08-31", 2, "open"),
            ("2026-08-31", "", "list"),
            ("2026-09-01", 2, "list"),
        )
    ],
    "row-unknown-service": [
        table("answers", ANSWERS, *(f"2026-08-{day:02},{name},4" for day in range(1, 13)))
        for name in ("post", "mial")
    ],
    "row-long-time": [
        table("answers", f"{ANSWERS},lost_minutes", *(f"2026-08-01,mail,5,{n}" for n in minutes))
        for minutes in ((44640,), (44641,), (44641, 50000, ""))
    ],
    "row-missing-value": [
        table("costs", COSTS, *rows)
        for rows in (("2026-08,mail,,5",), ("2026-08,mail,,",), (",mail,rent,5", "2026-08,,rent,5"))
    ],
    "row-money-back": [
        table("costs", COSTS, *(f"2026-08,mail,c{at},{n}" for at, n in enumerate(amounts)))
        for amounts in ((-5,), (5, -5), (5, -5.01), (-5, 6))
    ],
    "row-more-fulfilled": [
        table("requests", REQUESTS, *(f"2026-0{at},mail,{row}" for at, row in enumerate(rows, 1)))
        for rows in (("3,4", "5,6"), ("3,4",), ("3,4", "5,5"), ("3,4", "5,6", "9,9"))
    ],
    "row-more-than-all": [
        {"services/communities.yml": COMMUNITIES, **files}
        for files in (
            *(table("usage", USAGE, f"2026-08,mail,{people}") for people in (165, 166, 651)),
            *(
                table("invitations", INVITED, f"2026-08,mail,{invited},{mode},{who}")
                for invited, mode, who in (
                    (50, "list", "field"),
                    (51, "list", "field"),
                    (51, "open", "field"),
                    (166, "list", ""),
                )
            ),
            log("2026-08-01", "2026-08-02", 166),
            table("usage", USAGE, "2026-08,mail,170", "2026-09,mail,171"),
        )
    ],
    "row-never-best": [
        table("answers", ANSWERS, *["2026-08-01,mail,4"] * fours, *["2026-08-02,mail,5"] * fives)
        for fours, fives in ((199, 0), (200, 0), (200, 1))
    ],
    "row-not-one-of": [
        table("answers", "date,service,provider,rating", "2026-08-01,mail,,5", row)
        for row in ("2026-08-01,,it,5", "2026-08-01,mail,it,5", "2026-08-01,,,5")
    ],
    "row-says-nothing": [
        table("answers", f"{ANSWERS},ease", "2026-08-01,mail,5,", row)
        for row in ("2026-08-01,mail,,", "2026-08-01,mail,,4")
    ],
    "row-outside-life": [
        {"services/it/mail.yml": mail, **table("answers", ANSWERS, *rows)}
        for mail, rows in (
            (MAIL, ("2019-12-31,mail,5",)),
            (MAIL, ("2020-01-01,mail,5",)),
            (MAIL, ("2019-12-30,mail,5", "2019-12-31,mail,5")),
            (GONE, ("2026-06-30,mail,5",)),
            (GONE, ("2026-07-01,mail,5",)),
            (PLANNED, ("2026-07-01,mail,5",)),
        )
    ],
    "row-period-too-long": [
        {
            "services/it/mail.yml": f"{MAIL}period: {grain}\n",
            **table("answers", ANSWERS, f"{period},mail,5"),
        }
        for grain in ("month", "quarter")
        for period in ("2026-W32", "2026-W36", "2026-08", "2026-Q2", "2025")
    ]
    + [table("answers", "date,provider,rating", "2026-Q2,it,5", "2026-Q1,it,5")],
    "row-point-for-thousands": [
        table("costs", COSTS, *(f"2026-08,mail,c{at},{n}" for at, n in enumerate(amounts)))
        for amounts in (("12.000",), ("12.000", "12.50"), ("12.000", "1.250", "7"), ("0.125",))
    ]
    + [
        telemetry("wait", *values)
        for values in (("12.000", "950"), ("12.000",), ("12.345", "950"), ("12.000", "950.5"))
    ],
    "row-repeated": [
        table("usage", USAGE, "2026-08,mail,5", row) for row in ("2026-08,mail,6", "2026-09,mail,5")
    ]
    + [
        table("answers", f"{ANSWERS},respondent", "2026-08-01,mail,5,1", row)
        for row in ("2026-08-01,mail,5,1", "2026-08-01,mail,4,1", "2026-08-01,mail,5,2")
    ],
    "row-share-for-per-cent": [
        telemetry(measure, *values)
        for measure, values in (
            ("up", (0.5, 1)),
            ("up", (0, 0)),
            ("up", (0.5, 1.1)),
            ("low", (0.5, 1)),
            ("wait", (0.5, 1)),
            ("up", (0.995,)),
            ("open", (0.5, 0.6, 1)),
            ("open", (0.5, 0.6)),
            ("open", (0, 1, 1)),
            ("part", (50, 60, 1)),
            ("part", (0.5, 0.6, 1)),
            ("part", (50, 60, 101)),
        )
    ],
    "row-spans-break": [
        {
            "services/it/mail.yml": BREAK,
            **table("tallies", TALLIES, TALLY.format(period, "like", "", 3)),
        }
        for period in ("2026-05", "2026-05-19", "2026-05-20", "2026-W21", "2026-W20", "2026-06")
    ],
    "row-sum-of-others": [
        table("costs", COSTS, "2026-08,mail,rent,3", "2026-08,mail,power,4", row)
        for row in (
            "2026-08,mail,Total,7",
            "2026-08,mail,Total,7.02",
            "2026-08,mail,Total,7.04",
            "2026-08,mail,work,7",
            "2026-09,mail,Total,7",
        )
    ],
    "row-unit-jump": [
        telemetry("wait", *[2.0] * 8, *[value] * 2) for value in (0.02, 0.021, 199, 200, 0)
    ]
    + [telemetry("wait", *[2.0] * 2, *[200] * 2), telemetry("up", *[0.5] * 8, 50)],
    "row-wrong-order": [log("2026-08-02T08:00", f"2026-08-02T0{hour}:00") for hour in (7, 8, 9)]
    + [
        table("usage", "period,service,started,completed", *rows)
        for rows in (
            ("2026-08,mail,5,6",),
            ("2026-08,mail,5,5",),
            ("2026-07,mail,5,6", "2026-08,mail,5,6"),
            tuple(f"2026-0{month},mail,5,6" for month in (6, 7, 8)),
            tuple(f"2026-0{month},mail,5,{5 + month // 5}" for month in range(1, 9)),
        )
    ],
    "too-many-bad-rows": [
        table("answers", ANSWERS, *["2026-08-01,mail,5"] * good, *["2026-08-01,mail,9"] * bad)
        for good, bad in ((19, 1), (18, 1), (38, 2), (37, 2))
    ],
    "wanted-far-away": [
        telemetry("wait", *values)
        for values in ((4, 4, 4), (4, 4), (4, 4.1, 4), (4, 4, 0, 4), (40000,) * 3, (39999,) * 3)
    ]
    + [telemetry("up", *[0.1] * 3)],
    "row-across-years": [
        {
            "services/organisation.yml": f"name: A\nas_of: 2026-09-30\nyear_begins: {month}\n",
            **table("costs", COSTS, f"{quarter},mail,rent,5", f"{year},mail,power,5"),
        }
        for month, quarter, year in (
            ("February", "2026-Q1", "2024/25"),
            ("February", "2026-Q2", "2024/25"),
            ("April", "2026-Q1", "2024/25"),
            ("February", "2026-Q1", "2025-08"),
        )
    ],
    "row-overlaps": [
        table("usage", "period,service,started", *(f"{row}" for row in rows))
        for rows in (
            ("2026-Q2,mail,30", "2026-04,mail,10", "2026-05,mail,10", "2026-06,mail,10"),
            ("2026-Q2,mail,31", "2026-04,mail,10", "2026-05,mail,10", "2026-06,mail,10"),
            ("2026-Q2,mail,30", "2026-04,mail,10"),
            ("2026-W27,mail,30", "2026-07,mail,10"),
            ("2026-Q2,mail,30", "2026-07,mail,10"),
        )
    ],
    "row-other-period": [
        table("usage", USAGE, "2026-Q2,mail,30", *rows)
        for rows in (("2026-04,mail,10",), ("2026-07,mail,10",), ("2026-04,mail,1", "2026,mail,2"))
    ],
}


def said(root: Path) -> Iterator[str]:
    """Yield what the rule of each case finds, and how many rows are left; “–” for nothing."""
    for code, cases in CASES.items():
        for number, files in enumerate(cases, start=1):
            every = {"services/it/mail.yml": MAIL, "services/communities.yml": PEOPLE, **files}
            own = write(root / f"{code}-{number}", every)
            checked = check(read_sources(own), History())
            found = [
                f"{f.place}: {f.message} → {f.hint}" for f in checked.findings if f.code == code
            ]
            kept = sum(int(each.accepted.sum()) for each in checked.records.values())
            yield f"{code} {number}: {'; '.join(found) or '–'} ({kept} left)"


PEOPLE = COMMUNITIES.replace(", size: [{since: 2020-01-01, people: 100}]", "")
"""Of one community nobody says how many people it has."""


def test_each_rule_says_what_it_said_and_lets_pass_what_it_let_pass(tmp_path):
    text = "\n".join(said(tmp_path)) + "\n"
    if os.environ.get("IHEARTIT_RENEW"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), f"if it is meant: {RENEW}"
