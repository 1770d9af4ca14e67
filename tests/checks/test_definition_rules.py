"""What each rule about definitions says of a small case, held to the letter, and what it lets pass.

Each case is a service with one thing changed, and next to it its neighbours on the other side of
the bound, in the other stage, with the file that cannot be read. Renew what is said of them with
IHEARTIT_RENEW=1 ./iheartit test tests/checks/test_definition_rules.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import ORGANISATION, write

RENEW = "IHEARTIT_RENEW=1 ./iheartit test tests/checks/test_definition_rules.py"
GOLDEN = Path(__file__).parent / "golden" / "definitions.txt"
SINCE = "since: 2020-01-01"
LIVE = "name: Mail\npurpose: I send mail.\nstage: live\nlaunched: 2020-01-01\n"
STAGES = ("pipeline", "live", "retiring", "retired")
FEEDBACK = "feedback: {link: https://say.example.org}\n"
SILENT = {"services/organisation.yml": "name: A\nas_of: 2026-09-30\n"}
BROKEN = {"services/organisation.yml": "name: A\nas_of: 2026-09-30\ncolour: blue\n"}
UNREAD = {"services/it/posts.yml": "name: Posts\nstage: red\n"}
COMMUNITIES = {"services/communities.yml": "communities:\n- {id: field, name: Field}\n"}
OUTSIDE = {
    "services/communities.yml": "communities:\n- {id: shop, name: Shop, kind: external}\n"
    "- {id: field, name: Field}\n"
}
SUPPLIERS = {"services/suppliers.yml": "suppliers:\n- {id: acme, name: Acme}\n"}
GOALS = {
    "services/organisation.yml": "name: A\nas_of: 2026-09-30\ngoals:\n- {id: grow, name: Grow}\n"
    "- {id: grow, name: Grow}\n"
}
STEP = "steps:\n- id: send\n  name: Send\n"
MORE_STEPS = "- id: wait\n  name: Wait\n- id: read\n  name: Read\n"
MEASURE = "measures:\n- id: wait\n  name: Wait\n  unit: s\n"
MEASURE_OF_PER_CENT = MEASURE.replace("unit: s", "unit: '%'")
PROMISE = "promises:\n- id: up\n  name: Up\n"
RESULT = "results:\n- id: sent\n  name: Sent\n"


def talk(progress: str, *more: str, raised: str = "2026-09-01") -> str:
    lines = [f"- raised: {raised}", "said: Slow.", f"progress: {progress}", *more]
    return LIVE + "conversation:\n" + "\n  ".join(lines) + "\n"


def in_each_stage(more: str = "") -> list[str]:
    days = {"pipeline": "2027-01-01", "retired": "2020-01-01\nretired: 2026-01-01"}
    return [
        f"name: Mail\nstage: {stage}\nlaunched: {days.get(stage, '2020-01-01')}\n{more}"
        for stage in STAGES
    ] + [f"name: Mail\nstage: pipeline\n{more}"]


Case = str | tuple[str, dict[str, str]]
"""The service; and other files."""
CASES: dict[str, list[Case]] = {
    "against-direction": [
        f"{LIVE}{MEASURE}  direction: {way}\n  good:\n  - {{since: 2020-01-01, {good}}}\n"
        for way in ("increase", "decrease")
        for good in ("at_least: 3", "at_most: 3", "at_least: 1, at_most: 3")
    ],
    "answered-without-reply": [
        talk("answered"),
        talk("answered", "reply: So."),
        talk("doing"),
    ],
    "community-not-served": [
        (talk("heard", f"community: {name}").replace("con", f"communities: {served}\ncon"), OUTSIDE)
        for name in ("shop", "nobody")
        for served in ("[field]", "[shop]")
    ],
    "differentiating-without-result": [
        (f"{LIVE}role: {role}\ncommunities: {served}\n{result}", OUTSIDE)
        for role in ("differentiating", "supporting")
        for served in ("[shop, field]", "[field]", "[]")
        for result in (RESULT, "")
    ],
    "done-but-not": [talk("doing", "done: 2026-09-02"), talk("done", "done: 2026-09-02")],
    "done-without-figure": [
        talk(progress, *more)
        for progress in ("doing", "done\n  done: 2026-09-02", "answered", "refused")
        for more in ((), ("figure: ease",))
    ],
    "event-out-of-time": [
        f"{LIVE}events:\n- {{date: {day}, kind: change, title: New}}\n"
        for day in ("2019-12-31", "2020-01-01", "2029-10-02", "2029-10-03", "2036-09-01")
    ],
    "floors-lowered": [
        (LIVE, {"services/organisation.yml": f"{ORGANISATION}floors: {floors}\n"})
        for floors in ("{privacy: 9, reliability: 30}", "{privacy: 10, reliability: 29}")
    ],
    "former-id-taken": [
        (f"{LIVE}formerly: [fax]\n", {}),
        (f"{LIVE}formerly: [post]\n", {"services/it/web.yml": "name: Web\nformerly: [post]\n"}),
        (f"{LIVE}formerly: [post]\n", {}),
    ],
    "impossible-good": [
        f"{LIVE}{MEASURE}  good:\n  - {{since: 2020-01-01, at_least: {low}, at_most: 3}}\n"
        for low in (2, 3, 4)
    ],
    "in-the-future": [
        talk("done", f"answered: {day}", f"done: {day}", raised=day)
        for day in ("2026-09-30", "2026-10-01")
    ],
    "listed-twice": [
        (f"{LIVE}{name}: [{first}, {second}]\n", COMMUNITIES)
        for name in ("communities", "formerly", "tags")
        for first, second in (("field", "field"), ("field", "shop"))
    ],
    "measure-without-good": [*in_each_stage(MEASURE), f"{LIVE}{MEASURE}  direction: increase\n"],
    "missing-provider": [
        (LIVE, {"services/web/page.yml": LIVE, "services/web/wiki.yml": LIVE}),
        (LIVE, {"services/web/page.yml": LIVE, "services/web/provider.yml": "name: Web\n"}),
    ],
    "no-feedback": [
        *((mail, SILENT) for mail in in_each_stage()),
        (LIVE, {}),
        (LIVE, BROKEN),
        (LIVE + FEEDBACK, SILENT),
        (
            LIVE,
            SILENT
            | {
                "services/it/provider.yml": "name: IT\nshirt: IT\n"
                "feedback: https://it.example.org\n"
            },
        ),
    ],
    "no-owner": [
        f"name: Mail\nstage: {stage}\nowner: {owner}\n"
        for stage in STAGES
        for owner in ("[]", "[{since: 2026-10-01, role: Head}]", "[{since: 2026-09-30, role: H}]")
    ],
    "no-purpose": [LIVE, LIVE.replace("purpose: I send mail.\n", "")],
    "no-steps": [*in_each_stage(), LIVE + STEP],
    "no-target": [
        *in_each_stage(),
        f"{LIVE}targets: [{{since: 2020-01-01, question: like, at_least: 0.6}}]\n",
    ],
    "outside-scale": [
        f"{LIVE}comparators:\n- {{name: Film, source: They, date: 2026-01-01, expires: 2027-01-01, "
        f"question: {question}, scale: {scale}, value: {value}}}\n"
        for question, scale in (("like", "1-5"), ("recommend", "0-10"))
        for value in (-1.1, -1, -0.1, 0, 1, 1.1, 4, 62, 101)
    ],
    "placeholder": [
        LIVE.replace("I send mail.", gap) for gap in ("TODO", "todo list", "…", "TBD", "xxx")
    ]
    + [
        (
            LIVE,
            {
                "services/communities.yml": "communities:\n- {id: field, name: TODO}\n",
                "services/suppliers.yml": "suppliers:\n- {id: acme, name: TODO}\n",
                "services/it/provider.yml": "name: TODO\nshirt: IT\n",
                "services/organisation.yml": "name: TODO\nas_of: 2026-09-30\n",
            },
        ),
        LIVE.replace("I send mail.", "|\n  TODO\n"),
    ],
    "promise-without-target": [
        *in_each_stage(PROMISE),
        f"{LIVE}{PROMISE}  targets: [{{{SINCE}, value: 99}}]\n",
    ],
    "provider-without-services": [
        (LIVE, {"services/web/provider.yml": "name: Web\nshirt: W\n"} | more)
        for more in ({}, UNREAD, {"services/web/page.yml": LIVE})
    ],
    "rebase-without-cause": [
        f"{LIVE}events:\n- {{date: 2026-01-01, kind: {kind}, title: New, rebase: {anew}}}\n"
        for kind in ("launch", "survey-change", "change")
        for anew in ("yes", "no")
    ],
    "repeated-id": [
        (f"{LIVE}{one}- {{id: {name}, name: Two}}\n", GOALS)
        for one, name in ((STEP, "send"), (PROMISE, "up"), (RESULT, "sent"), (STEP, "open"))
    ],
    "reply-but-heard": [
        talk(progress, *more)
        for progress in ("heard", "answered")
        for more in ((), ("reply: So.",), ("answered: 2026-09-02",))
    ],
    "same-name": [(LIVE, {"services/web/mail2.yml": LIVE.replace("Mail", "MAIL")})],
    "same-since": [
        f"{LIVE}owner:\n- {{since: 2020-01-01, role: A}}\n- {{since: {day}, role: B}}\n"
        for day in ("2020-01-01", "2020-01-02")
    ],
    "share-for-per-cent": [
        f"{LIVE}{PROMISE}  unit: '{unit}'\n  targets: [{{since: 2020-01-01, value: {value}}}]\n"
        for unit in ("%", "h")
        for value in (0, 0.995, 1, 1.5)
    ]
    + [
        f"{LIVE}{MEASURE_OF_PER_CENT}  good: [{{since: 2020-01-01, {way}: 0.9}}]\n"
        for way in ("at_least", "at_most")
    ]
    + [
        f"{LIVE}{RESULT}  direction: {way}\n  targets: [{{since: 2020-01-01, value: 0.9}}]\n"
        for way in ("increase", "decrease")
    ],
    "step-without-measure": [
        *in_each_stage(STEP),
        f"{LIVE}{STEP}{MEASURE}  step: send\n",
        f"{LIVE}{STEP}{MEASURE}  step: sent\n",
        LIVE + STEP + MORE_STEPS,
        f"{LIVE}{STEP}{MORE_STEPS}{MEASURE}  step: send\n",
        f"{LIVE}{STEP}{MORE_STEPS}{MEASURE}",
    ],
    "step-without-supplier": [
        LIVE + STEP,  # no supplier is named anywhere: our own people deliver
        *(
            (text, SUPPLIERS)
            for text in (
                *in_each_stage(STEP),
                f"{LIVE}{STEP}  delivered_by: [{{{SINCE}, supplier: acme}}]\n",
                f"name: Mail\nstage: live\n{STEP}",
                LIVE + STEP + MORE_STEPS,
                f"{LIVE}{STEP}  delivered_by: [{{{SINCE}, supplier: acme}}]\n{MORE_STEPS}",
            )
        ),
    ],
    "thresholds-lowered": [
        (LIVE, {"services/organisation.yml": f"{ORGANISATION}thresholds: {bounds}\n"})
        for bounds in ("{loved: 0.69, pinata: 0.45}", "{loved: 0.7, pinata: 0.44}")
    ],
    "unanswered": [
        talk("heard", *more, raised="2026-08-30")
        for more in ((), ("reply: So.",), ("answered: 2026-09-02",))
    ]
    + [talk("heard", raised="2026-08-31")],
    "undated": [
        talk("doing", *more, raised="2026-07-01")
        for more in ((), ("answered: 2026-07-20",), ("due: 2026-12-31",))
    ],
    "unknown-community": [
        (f"{LIVE}communities: [fild]\n", more)
        for more in (COMMUNITIES, {}, {"services/communities.yml": "communities: red\n"})
    ],
    "unknown-goal": [(f"{LIVE}{RESULT}  goal: {name}\n", GOALS) for name in ("grow", "shrink")],
    "unknown-step": [
        f"{LIVE}{STEP}{MEASURE}  step: sent\n{PROMISE}  covers: [open]\n",
        talk("heard", "step: open"),
        f"{LIVE}{STEP}{MEASURE}  step: send\n",
    ],
    "unknown-supplier": [
        (f"{LIVE}{STEP}  delivered_by: [{{{SINCE}, supplier: {name}}}]\n", more)
        for name in ("acme", "acne")
        for more in (SUPPLIERS, {"services/suppliers.yml": "suppliers: red\n"})
    ]
    + [(f"{LIVE}{PROMISE}  supplier: acne\n", SUPPLIERS)],
    "unknown-variant": [
        (f"{LIVE}variant_of: {name}\n", UNREAD) for name in ("mail", "fax", "facs", "posts")
    ],
    "unknown-provider": [
        (
            LIVE,
            UNREAD
            | {
                "services/it/provider.yml": "name: IT\nshirt: IT\nanswers:\n"
                f"  roles: {{text: All., adopted_from: {name}}}\n",
                "services/web/provider.yml": "name: Web\nshirt: W\ncolour: blue\n",
            },
        )
        for name in ("web", "wob", "it")
    ],
    "unused-community": [
        (f"{LIVE}communities: {served}\n", COMMUNITIES | more)
        for served in ("[]", "[field]", "[fild]")
        for more in ({}, UNREAD)
    ],
    "unused-supplier": [
        (f"{LIVE}{more}", SUPPLIERS | files)
        for more in (
            "",
            f"{PROMISE}  supplier: acme\n",
            f"{STEP}  delivered_by: [{{{SINCE}, supplier: acme}}]\n",
            f"{STEP}  delivered_by: [{{{SINCE}, supplier: acne}}]\n",
        )
        for files in ({}, UNREAD)
    ],
    "without-launch": [f"name: Mail\nstage: {stage}\n" for stage in STAGES],
    "without-retirement": [f"name: Mail\nstage: {stage}\n" for stage in STAGES],
}


def said(root: Path) -> Iterator[str]:
    """Yield what the rule of each case finds: where, what and what to do; “–” for nothing."""
    for code, cases in CASES.items():
        for number, case in enumerate(cases, start=1):
            mail, more = (case, {}) if isinstance(case, str) else case
            own = write(root / f"{code}-{number}", {"services/it/mail.yml": mail, **more})
            findings = check(read_sources(own), History()).findings
            found = [f"{f.place}: {f.message} → {f.hint}" for f in findings if f.code == code]
            yield f"{code} {number}: {'; '.join(found) or '–'}"


def test_each_rule_says_what_it_said_and_lets_pass_what_it_let_pass(tmp_path):
    text = "\n".join(said(tmp_path)) + "\n"
    if os.environ.get("IHEARTIT_RENEW"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), f"if it is meant: {RENEW}"
