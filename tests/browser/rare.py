"""A small organisation in the states in which the example cannot be: each service shows some."""

from __future__ import annotations

from pathlib import Path

MONTHS = [f"2026-{month:02}" for month in range(1, 10)]
ANSWERS = "date,service,rating,home,lost_minutes,respondent"
LIVE = "stage: live\nlaunched: 2020-01-01\nowner:\n  - since: 2020-01-01\n    role: Head of IT\n"
SERVICES = {
    "secret": "sensitive: yes\ncommunities: [office]\nconversation:\n"
    "  - raised: 2026-09-01\n    said: It is slow.\n    progress: heard\n",
    "past": "",
    "by-link": "",
    "few": "",
    "hidden": "",
    "some": "log_since: 2025-01-01\n",
    "zero": "",
    "elsewhere": "",
}
"""What each service has besides its name."""


def _answers(service: str, months: list[str], minutes: list[str], home: str = "0") -> list[str]:
    return [
        f"{month}-05,{service},4,{home},{each},{service}{month}{number}"
        for month in months
        for number, each in enumerate(minutes)
    ]


def _invited(service: str, months: list[str], mode: str = "list") -> list[str]:
    return [f"{month},{service},500,{mode}" for month in months]


def write(root: Path, over: str = "7 days") -> Path:
    """Write the organisation into a folder; return it.

    ``over`` is the time that people were asked about for lost minutes; empty: nobody says.
    """
    long_ago = ["2023-01", "2023-02", "2023-03"]
    mixed = ["0"] * 25 + ["30"] * 20
    rows = [
        *_answers("past", long_ago, mixed),
        *_answers("by-link", MONTHS, mixed),
        *_answers("few", MONTHS[-1:], ["0"] * 6 + ["30"] * 6),
        *_answers("hidden", MONTHS[-1:], ["0"] * 2 + ["30"] * 3),
        *_answers("some", MONTHS, ["0"] * 30 + ["30"] * 3),
        *_answers("secret", MONTHS, mixed),
        *_answers("zero", MONTHS, ["0"] * 50),
    ]
    asked = [
        *_invited("past", long_ago),
        *_invited("by-link", MONTHS, "open"),
        *(
            row
            for each in ("few", "hidden", "some", "secret", "zero")
            for row in _invited(each, MONTHS)
        ),
    ]
    files = {
        "services/organisation.yml": "name: Rare Works\nas_of: 2026-09-30\n"
        + (f"lost_over: {over}\n" if over else ""),
        "services/communities.yml": "communities:\n  - id: office\n    name: Office\n"
        "    size:\n      - since: 2020-01-01\n        people: 400\n",
        "services/it/provider.yml": "name: IT\nshirt: IT\n",
        "data/answers/a.csv": "\n".join([ANSWERS, *rows, ""]),
        "data/invitations/i.csv": "\n".join(["period,service,invited,mode", *asked, ""]),
        "data/pride/p.csv": "date,service,rating\n" + "2023-03-05,past,4\n" * 40,
        "data/summaries/s.csv": "period,service,question,statistic,value,n,scale\n"
        + "".join(f"{month},elsewhere,home,share,0.4,90,\n" for month in MONTHS),
        **{
            f"services/it/{name}.yml": f"name: {name.title()}\n{LIVE}{more}"
            for name, more in SERVICES.items()
        },
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
