"""What a change does: each kind is reported, in order, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from generator.api.places import SERVICES
from generator.compare.changes import Change, Weight, changes
from generator.compare.markdown import changes_markdown
from generator.compare.plain import as_plain, summary
from generator.compare.snapshot import NEEDED, NoSnapshotError, Snapshot, of_scorecards, of_site
from generator.figures import question_methods
from generator.figures.figure import Figure, Span, State
from generator.pipeline import compute, material, read
from generator.site.draw import draw

MAIL = "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
FAX = MAIL.replace("Mail", "Fax")
PROMISE = "promises:\n- id: up\n  name: It is up\n  targets:\n  - {since: 2020-01-01, value: 99}\n"
ACTION = (
    "conversation:\n- raised: 2026-01-10\n  by: customers\n  said: It is slow\n  progress: doing\n"
    "  answered: 2026-01-12\n  reply: We look\n  due: 2026-08-01\n"
)
Do = Callable[[Mapping[str, str]], Path]


def answers(likes: int, others: int, month: str = "2026-09") -> str:
    rows = f"{month}-10,mail,5\n" * likes + f"{month}-10,mail,1\n" * others
    return f"date,service,rating\n{rows}"


def asked(number: int) -> str:
    return f"period,service,invited,mode\n2026-09,mail,{number},list\n"


USUAL = {
    "services/it/mail.yml": MAIL,
    "data/answers/a.csv": answers(90, 10),
    "data/invitations/i.csv": asked(300),
}


@pytest.fixture
def state(write: Do) -> Callable[[Mapping[str, str]], Snapshot]:
    def do(files: Mapping[str, str]) -> Snapshot:
        root = write(files)
        for path in (*root.rglob("*.yml"), *root.rglob("*.csv")):
            name = path.relative_to(root).as_posix()
            if name not in files and name not in (
                "services/organisation.yml",
                "services/it/provider.yml",
            ):
                path.unlink()
        reading = read(root, cache=False)
        cards = compute(reading)
        return of_scorecards(cards, reading.checked.findings, frozenset(reading.checked.tables))

    return do


def of_weight(found: tuple[Change, ...], weight: Weight) -> list[tuple[str, str, str, str]]:
    return [(c.subject, c.what, c.was, c.now) for c in found if c.weight is weight]


def test_the_same_state_has_no_changes(state):
    assert changes(state(USUAL), state(USUAL)) == ()


def test_a_verdict_that_moves_and_its_numbers(state):
    found = changes(state(USUAL), state({**USUAL, "data/answers/a.csv": answers(20, 80)}))
    assert of_weight(found, Weight.VERDICT) == [("mail", "verdict", "loved", "piñata")]
    like = [c for c in found if c.before and c.before.id == "mail/like"]
    assert len(like) == 1
    assert like[0].weight is Weight.FIGURE
    assert like[0].was.startswith("90")
    assert "n = 100" in like[0].was
    assert "(" in like[0].now
    assert like[0].now.startswith("20")
    assert ("mail", "numbers of single periods that differ", "", "1 period") in of_weight(
        found, Weight.FIGURE
    )


def test_lost_data_come_first(state):
    found = changes(state(USUAL), state({"services/it/mail.yml": MAIL}))
    assert found[0].weight is Weight.LOST
    assert ("", "a file with data is gone", "data/answers/a.csv", "") in of_weight(
        found, Weight.LOST
    )
    lost = [c for c in found if c.before and c.before.id == "mail/like"]
    assert [c.weight for c in lost] == [Weight.LOST]
    assert lost[0].now == "nobody was asked"
    order = list(Weight)
    assert [order.index(c.weight) for c in found] == sorted(order.index(c.weight) for c in found)


def test_a_service_that_goes_or_comes_is_reported_once(state):
    both = {**USUAL, "services/it/fax.yml": FAX}
    gone = changes(state(both), state(USUAL))
    assert of_weight(gone, Weight.LOST) == [("fax", "the service and its page are gone", "", "")]
    assert [c for c in gone if c.subject == "fax"] == [gone[0]]
    come = changes(state(USUAL), state(both))
    assert of_weight(come, Weight.NEW) == [("fax", "the service is new", "", "")]


def test_promises_given_broken_and_taken_back(state):
    def kept(value: str) -> dict[str, str]:
        rows = f"period,service,promise,value\n2026-09,mail,up,{value}\n"
        return {**USUAL, "services/it/mail.yml": MAIL + PROMISE, "data/promises/p.csv": rows}

    found = changes(state(kept("99.9")), state(kept("98")))
    name = "promise “It is up”"
    assert of_weight(found, Weight.PROMISE) == [("mail", name, "kept", "not always kept")]
    assert of_weight(changes(state(kept("99.9")), state(USUAL)), Weight.PROMISE) == [
        ("mail", name, "", "taken back")
    ]
    assert ("mail", name, "", "given") in of_weight(
        changes(state(USUAL), state(kept("99.9"))), Weight.NEW
    )


def test_what_becomes_overdue_and_what_no_longer_is(state):
    late = {**USUAL, "services/it/mail.yml": MAIL + ACTION}
    fine = {**USUAL, "services/it/mail.yml": MAIL + ACTION.replace("2026-08-01", "2026-12-01")}
    assert of_weight(changes(state(fine), state(late)), Weight.OVERDUE) == [
        ("mail", "overdue", "", "It is slow")
    ]
    assert of_weight(changes(state(late), state(fine)), Weight.FIXED)[-1] == (
        "mail",
        "no longer overdue",
        "It is slow",
        "",
    )


def test_news_that_stop_and_come_again(state):
    usual = {key: text for key, text in USUAL.items() if "invitations" not in key}
    late = usual | {"data/answers/a.csv": answers(90, 10, "2026-03")}
    assert of_weight(changes(state(usual), state(late)), Weight.SILENT) == [
        ("mail", "no news of answers", "", "none since 2026-03")
    ]
    again = changes(state(late), state(usual))
    assert ("mail", "no news of answers", "none since 2026-03", "") in of_weight(
        again, Weight.FIXED
    )


def test_what_only_grew_older_is_no_new_finding(state):
    organisation = "name: Works\nas_of: 2026-09-{day}\n"
    files = {**USUAL, "services/it/mail.yml": MAIL + ACTION.replace("08-01", "09-01")}
    days = (
        state({**files, "services/organisation.yml": organisation.format(day=day)})
        for day in (20, 25)
    )
    before, after = days
    assert "overdue" in {finding.code for finding in after.findings or ()}
    assert [f.message for f in before.findings or ()] != [f.message for f in after.findings or ()]
    assert of_weight(changes(before, after), Weight.FINDING) == []


def test_a_finding_is_new_or_fixed_but_not_where_it_only_moved(state):
    bad = {**USUAL, "data/answers/a.csv": answers(90, 10) + "2026-09-10,mail,9\n"}
    moved = {
        **bad,
        "data/answers/a.csv": answers(90, 10).replace("\n", "\n", 1)
        + ("2026-09-11,mail,5\n2026-09-10,mail,9\n"),
    }
    new = of_weight(changes(state(USUAL), state(bad)), Weight.FINDING)
    assert len(new) == 1
    assert "data/answers/a.csv" in new[0][1]
    assert of_weight(changes(state(bad), state(moved)), Weight.FINDING) == []
    assert len(of_weight(changes(state(bad), state(USUAL)), Weight.FIXED)) == 1


def test_a_finding_in_data_is_named_without_what_its_rows_say(state):
    bad = answers(90, 10) + '2026-09-10,mail,"2,0"\n2026-09-11,mail,"3,0"\n'
    files = {**USUAL, "data/answers/a.csv": bad}
    found = of_weight(changes(state(USUAL), state(files)), Weight.FINDING)
    title = "A count or a rating is a whole number"
    assert found == [("", "row-not-whole in data/answers/a.csv", "", title)]


def test_a_built_site_shows_the_same_as_its_scorecards(write, tmp_path, state):
    sites = []
    for number, likes in enumerate((90, 20)):
        root = write({**USUAL, "data/answers/a.csv": answers(likes, 100 - likes)})
        reading = read(root, cache=False)
        site = tmp_path / f"site-{number}"
        draw(root, site, material(reading, compute(reading)), lambda _: None, dict)
        sites.append(of_site(site))
    of_sites = changes(*sites)
    of_cards = changes(
        *(state({**USUAL, "data/answers/a.csv": answers(n, 100 - n)}) for n in (90, 20))
    )
    plain = [(c.weight, c.subject, c.what, c.was, c.now) for c in of_cards]
    assert [(c.weight, c.subject, c.what, c.was, c.now) for c in of_sites] == plain
    assert len(plain) > 3


def test_a_site_of_an_older_version_is_refused_or_compared(write, tmp_path):
    root = write(USUAL)
    reading = read(root, cache=False)
    site = tmp_path / "site"
    draw(root, site, material(reading, compute(reading)), lambda _: None, dict)
    newer = of_site(site)
    path = site / SERVICES
    whole = json.loads(path.read_text(encoding="utf-8"))
    for key in whole["services"]["mail"]:
        older = json.loads(json.dumps(whole))
        del older["services"]["mail"][key]
        path.write_text(json.dumps(older), encoding="utf-8")
        if key in NEEDED:
            with pytest.raises(NoSnapshotError, match="another version"):
                of_site(site)
        else:
            assert changes(of_site(site), newer) == ()
    del whole["services"]["mail"]["silent"]
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert changes(of_site(site), newer) == (), "what it does not tell is not new"


@pytest.mark.parametrize("broken", ["", "{}", "[]", '{"services": 3}', "{"])
def test_what_is_no_site_is_refused(tmp_path, broken):
    with pytest.raises(NoSnapshotError):
        of_site(tmp_path)
    (tmp_path / SERVICES).parent.mkdir(parents=True)
    (tmp_path / SERVICES).write_text(broken)
    with pytest.raises(NoSnapshotError):
        of_site(tmp_path)


def test_the_comment_shows_all_and_is_never_too_large():
    found = [Change(Weight.FIGURE, f"s{n}", "liking | <b>", "54 %", "60 %") for n in range(2000)]
    names = {f"s{n}": f"Service *{n}*" for n in range(2000)}
    text = changes_markdown(as_plain(found, names))
    assert len(text.encode()) <= 60_100
    rows = text.count("54 %")
    assert 0 < rows < 2000
    assert f"… and {2000 - rows:,} more changes." in text
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(
        changes_markdown(as_plain(found[:3], names))
    )
    assert "<td>Service *1*</td>" in shown
    assert "<td>liking | &lt;b&gt;</td>" in shown
    assert shown.count("<tr>") == 4


def test_the_summary_counts_services_and_what_happens_to_them():
    assert summary((), {}) == "Nothing that readers see would change."
    found = [
        Change(Weight.VERDICT, "mail", "verdict", "loved", "liked"),
        Change(Weight.FIGURE, "mail", "x", "1", "2"),
        Change(Weight.FIGURE, "organisation:all", "x", "1", "2"),
    ]
    said = "1 service touched, 1 verdict moves, 2 numbers change."
    assert summary(found, {"mail": "Mail"}) == said
    assert as_plain(found, {"mail": "Mail"})["services"] == ["mail"]


def test_an_aim_that_moves_is_reported(state):
    aimed = {
        **USUAL,
        "services/it/mail.yml": MAIL + "targets: [{since: 2020-01-01, at_least: 0.7}]\n",
    }
    eased = {
        **USUAL,
        "services/it/mail.yml": MAIL + "targets: [{since: 2020-01-01, at_least: 0.5}]\n",
    }
    what = "how much is wanted of “like”"
    assert of_weight(changes(state(aimed), state(eased)), Weight.PROMISE) == [
        ("mail", what, "at least 0.7", "at least 0.5")
    ]
    assert of_weight(changes(state(USUAL), state(aimed)), Weight.PROMISE) == [
        ("mail", what, "nothing", "at least 0.7")
    ]


def test_an_aim_of_tomorrow_is_not_wanted_yet(state):
    later = (
        MAIL + "targets: [{since: 2020-01-01, at_least: 0.7}, {since: 2030-01-01, at_least: 0.9}]\n"
    )
    now = state({**USUAL, "services/it/mail.yml": later})
    assert now.services["mail"]["wanted"] == {"like": 0.7}


def test_a_service_that_comes_or_goes_is_reported_as_a_whole(state):
    fax = {**USUAL, "services/it/fax.yml": FAX}
    fax["data/answers/b.csv"] = answers(90, 10).replace("mail", "fax")
    came = changes(state(USUAL), state(fax))
    assert [each.what for each in came if each.subject == "fax"] == ["the service is new"]
    gone = changes(state(fax), state(USUAL))
    assert [each.what for each in gone if each.subject == "fax"] == [
        "the service and its page are gone"
    ]


def test_what_is_said_of_a_figure_names_group_and_days():
    span = Span(date(2026, 8, 1), date(2026, 10, 31))
    figures = [
        Figure(
            f"mail/like?community={name}",
            question_methods.LIKE,
            State.SHOWN,
            span,
            value=value,
            n=100,
        )
        for name, value in (("field", 0.5), ("field", 0.6))
    ]
    before, after = (Snapshot({"mail": {}}, {each.id: each}) for each in figures)
    assert list(_what_changed(before, after)) == [
        "People like it, field, 1 August 2026 to 31 October 2026"
    ]


def _what_changed(before: Snapshot, after: Snapshot):
    states = (replace(each, services={"mail": STANDING}) for each in (before, after))
    return (each.what for each in changes(*states))


STANDING = {
    **dict.fromkeys(("provider", "verdict", "usual", "stage"), ""),
    "promises": {},
    "overdue": [],
    "warnings": [],
    "wanted": {},
}
