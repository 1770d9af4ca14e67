"""Old answers become counts, and no published number changes: whole organisations, twice."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from datetime import date

import pandas as pd
import pytest
from click.testing import CliRunner

from generator.cli.retain import retain
from generator.pages.table import pages
from generator.pipeline import compute, material, read
from generator.releases.ledger import Ledger
from generator.retention.old_answers import ACROSS, AGAIN, COUNTED, OTHERWISE, border_of
from generator.retention.retain import plan
from tests.conftest import ROOT
from tests.disclosure.test_noninterference import outputs

BORDER = "2024-10-01"
ORGANISATION = "name: Small Works\nas_of: 2026-10-15\ncloses_after: 0\n"
SERVICE = "name: {name}\nstage: live\nlaunched: 2020-01-01\ncommunities: [office, field]\n"
SIZE = "size: [{since: 2020-01-01, people: 900}]"
BASE = {
    "services/organisation.yml": ORGANISATION,
    "services/communities.yml": "communities:\n"
    f"  - {{id: office, name: Office, {SIZE}}}\n  - {{id: field, name: Field, {SIZE}}}\n",
    "services/it/mail.yml": SERVICE.format(name="Mail"),
    "services/it/chat.yml": SERVICE.format(name="Chat"),
}
HEADER = "date,service,respondent,community,rating,ease\n"


def table(seed, a_month=14, who=lambda month, n: ""):
    """Return three years of answers, with few in some months."""
    chance = random.Random(seed)  # noqa: S311
    rows = []
    for month in range(36):
        for service in ("mail", "chat"):
            for n in range(a_month if month % 5 else 4):
                day = f"{2023 + (9 + month) // 12}-{1 + (9 + month) % 12:02}-{1 + n:02}"
                community = chance.choice(["office", "field", "field", ""])
                ratings = chance.randint(1, 5), chance.choice(["", 1, 4, 5])
                said = (who(month, n), community, *ratings)
                rows.append(",".join(map(str, (day, service, *said))) + "\n")
    return HEADER + "".join(rows)


def published(root):
    reading = read(root, cache=False)
    assert reading.checked.errors == ()
    cards = compute(reading)
    return cards, outputs(pages(material(reading, cards)))


def command(root, *arguments):
    return CliRunner().invoke(retain, ["24", "months", "--root", str(root), *arguments])


def figures(cards):
    return {name: figure._replace(sources=()) for name, figure in cards.figures().items()}


def without_files(value):
    """Return what the API says without the files that its numbers come from."""
    if isinstance(value, dict):
        return {name: without_files(each) for name, each in value.items() if name != "files"}
    return [without_files(each) for each in value] if isinstance(value, list) else value


def test_nothing_that_is_published_changes_but_the_files_that_are_named(write):
    root = write({**BASE, "data/answers/a.csv": table(1)})
    before, pages_before = published(root)
    said = command(root)
    assert said.exit_code == 0
    assert "Nothing is written yet" in said.output
    assert not (root / "data/tallies").exists()
    assert command(root, "--write").exit_code == 0
    after, pages_after = published(root)
    left = pd.read_csv(root / "data/answers/a.csv", keep_default_na=False)
    assert left["date"].min() >= BORDER
    assert figures(before) == figures(after)
    assert before.ledger == after.ledger
    assert pages_before.keys() == pages_after.keys()
    other = {name for name, text in pages_before.items() if text != pages_after[name]}
    services = {f"api/v1/services/{name}.json" for name in ("chat", "mail")}
    # Two pages list the kinds of data and their files.
    assert other == services | {"data-quality.md", "privacy.md"}
    for name in services:
        one, two = (without_files(json.loads(all_[name])) for all_ in (pages_before, pages_after))
        assert one == two, name


def test_what_pandas_counts_is_there(write):
    root = write({**BASE, "data/answers/a.csv": table(2)})
    frame = pd.read_csv(root / "data/answers/a.csv", keep_default_na=False)
    command(root, "--write")
    made = pd.read_csv(root / "data/tallies/a.csv", keep_default_na=False)
    old = frame[frame["date"] < BORDER]
    for column, question in (("rating", "like"), ("ease", "ease")):
        key = [old["date"].str[:7], old["service"], old["community"], old[column].astype(str)]
        wanted = Counter({k: int(n) for k, n in old.groupby(key).size().items() if k[3]})
        mine = made[made["question"] == question]
        got = Counter(
            {
                (row["period"], row["service"], row["community"], str(n)): row[f"rating_{n}"]
                for row in mine.to_dict("records")
                for n in range(1, 6)
            }
        )
        assert +got == wanted
    assert command(root).output.endswith(": none.\n")


def test_the_example_keeps_what_counts_can_hold(tmp_path):
    for name in ("services", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    before = figures(compute(read(tmp_path, cache=False)))
    found = plan(tmp_path, 24, None, Ledger())
    drop = [word for name in found.lost for word in ("--drop", name)]
    refused = command(tmp_path, "--write", *drop[2:])
    assert refused.exit_code == 1
    assert "lost: “recommend”" in refused.output
    assert not set((tmp_path / "data/tallies").rglob("*")) - {
        tmp_path / path.relative_to(ROOT) for path in (ROOT / "data/tallies").rglob("*")
    }
    assert command(tmp_path, "--write", *drop).exit_code == 0
    for name in found.files.removed:
        assert not (tmp_path / name).exists()
    checked = read(tmp_path, cache=False).checked
    assert checked.errors == ()
    after = figures(compute(read(tmp_path, cache=False)))
    other = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name.partition("/")[2].partition("?")[0] for name in other} == {"recommend", "shirt"}
    assert all(name.partition("period=")[2] < BORDER for name in other)


@pytest.mark.parametrize("months", [24, 30])
def test_people_who_answer_again_stay_people(write, months):
    """Of few people in several months the floor must go on counting each once."""
    many = table(3, who=lambda month, n: f"{month}-{n}")
    assert plan(write({**BASE, "data/answers/a.csv": many}), months, None, Ledger()).stay == {}
    few = table(3, a_month=6, who=lambda _, n: f"p{n}").replace(",office,", ",,")
    few = few.replace(",field,", ",,")
    found = plan(write({**BASE, "data/answers/a.csv": few}), months, None, Ledger())
    old = sum(line[:10] < str(found.border) for line in few.splitlines()[1:])
    assert found.files.counts == {}
    assert found.stay == {AGAIN: old}


@pytest.mark.parametrize(
    ("day", "who", "community"),
    [("20", "4-2", "field"), ("20", "4-2", "office"), ("20", "5-0", "")],
)
def test_who_answers_twice_has_the_month_stay_where_counts_would_not_show_it(
    write, day, who, community
):
    """In one community or two, or in a month of few people who may answer in another one."""
    lines = table(4, who=lambda month, n: f"{month}-{n}").splitlines()
    month = f"{2023 + (9 + int(who[0])) // 12}-{1 + (9 + int(who[0])) % 12:02}"
    rows = "\n".join([*lines, f"{month}-{day},mail,{who},{community},5,", ""])
    found = plan(write({**BASE, "data/answers/a.csv": rows}), 24, None, Ledger())
    stay = [line for line in rows.splitlines() if line.startswith(month) and ",mail," in line]
    assert found.stay == {AGAIN: len(stay)}


def test_who_answers_twice_in_a_month_is_one_person_in_its_counts(write):
    rows = table(4, who=lambda month, n: f"{month}-{n}")
    rows = rows.replace(",office,", ",,").replace(",field,", ",,")
    again = "2024-02-20,mail,4-2,,5,\n2024-02-21,mail,4-2,,4,\n2024-02-21,mail,4-3,,4,\n"
    root = write({**BASE, "data/answers/a.csv": rows + again})
    before, _ = published(root)
    assert plan(root, 24, None, Ledger()).stay == {}
    assert command(root, "--write").exit_code == 0
    after, _ = published(root)
    assert figures(before) == figures(after)
    assert before.ledger == after.ledger
    made = pd.read_csv(root / "data/tallies/a.csv", keep_default_na=False)
    said = made[made["people"] != ""]
    assert said[["period", "service", "question", "people"]].to_numpy().tolist() == [
        ["2024-02", "mail", "like", "14"]
    ]
    assert said.filter(like="rating_").to_numpy().sum() == 17


def test_periods_with_counts_stay_and_counts_that_are_there_are_kept(write):
    head = "period,service,question,community,wave," + ",".join(f"rating_{n}" for n in range(1, 6))
    there = f"{head}\n2023-12,mail,ease,,,0,0,1,2,30\n2022-05,mail,like,,,0,0,1,2,30\n"
    lines = table(5).splitlines()
    month = [line for line in lines if line.startswith("2023-12-") and ",mail," in line]
    for line in month:
        lines[lines.index(line)] = line.rpartition(",")[0] + ","
    rows = "\n".join([*lines, ""])
    root = write({**BASE, "data/answers/a.csv": rows, "data/tallies/a.csv": there})
    assert plan(root, 24, None, Ledger()).stay == {COUNTED: len(month)}
    assert command(root, "--write").exit_code == 0
    made = pd.read_csv(root / "data/tallies/a.csv", keep_default_na=False)
    assert made["period"].tolist()[:2] == ["2023-12", "2022-05"]
    mail = made[(made["service"] == "mail") & (made["question"] == "like")]
    assert "2024-01" in set(mail["period"])
    assert "2023-12" not in set(mail["period"])


def test_a_service_of_which_a_number_would_change_stays(write):
    """On one day a list was asked, and a month's counts do not say which of them answered."""
    asked = "period,service,invited,mode\n2024-02-03,mail,300,list\n"
    root = write({**BASE, "data/answers/a.csv": table(7), "data/invitations/mail.csv": asked})
    lines = table(7).splitlines()[1:]
    mail = [line for line in lines if line < BORDER and ",mail," in line]
    found = plan(root, 24, None, Ledger())
    assert found.stay == {OTHERWISE: len(mail)}
    assert found.files.counts["data/answers/a.csv"][0] == len(
        [line for line in lines if line < BORDER and ",chat," in line]
    )


def test_a_period_in_which_a_trend_begins_anew_stays(write):
    event = "events:\n  - {date: 2024-03-03, kind: survey-change, title: New}\n"
    mail = SERVICE.format(name="Mail") + event
    root = write({**BASE, "services/it/mail.yml": mail, "data/answers/a.csv": table(8)})
    month = [line for line in table(8).splitlines() if line.startswith("2024-03-")]
    found = plan(root, 24, None, Ledger())
    assert found.stay == {ACROSS: len([line for line in month if ",mail," in line])}


def test_quarters_are_whole():
    assert border_of(date(2026, 11, 30), 24) == date(2024, 10, 1)
    assert border_of(date(2026, 9, 30), 24) == date(2024, 7, 1)
    assert border_of(date(2026, 1, 1), 1) == date(2025, 10, 1)


def test_an_organisation_with_errors_is_left_alone(write):
    root = write({**BASE, "data/answers/a.csv": table(6) + "2024-01-01,mial,,,9,\n" * 200})
    before = (root / "data/answers/a.csv").read_bytes()
    done = command(root, "--write")
    assert done.exit_code == 1
    assert "nothing is counted as long as there are errors" in done.output
    assert (root / "data/answers/a.csv").read_bytes() == before


def test_rows_that_stay_stay_byte_by_byte(write):
    """Comments over several lines, line ends of Windows and a mark at the beginning."""
    lines = table(9).splitlines()
    head = f"{lines[0]},comment"
    rows = [f'{line},"a ""b"", c\nd {n}"' for n, line in enumerate(lines[1:])]
    root = write({**BASE, "data/answers/a.csv": ""})
    path = root / "data/answers/a.csv"
    text = "\n".join([head, *rows, ""]).replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    before = figures(published(root)[0])
    assert command(root).output.count("lost: “comment”") == 1
    assert command(root, "--write").exit_code == 1
    assert command(root, "--write", "--drop", "comment").exit_code == 0
    left = [row for row in rows if row >= BORDER]
    assert path.read_bytes().decode() == "\n".join([head, *left, ""]).replace("\n", "\r\n")
    assert figures(published(root)[0]) == before


def test_counts_name_a_renamed_service_as_it_is_called_now(write):
    mail = SERVICE.format(name="Mail") + "formerly: [post]\n"
    rows = table(10).replace(",mail,", ",post,")
    root = write({**BASE, "services/it/mail.yml": mail, "data/answers/a.csv": rows})
    before = figures(published(root)[0])
    assert command(root, "--write").exit_code == 0
    assert ",post," not in (root / "data/tallies/a.csv").read_text()
    assert figures(published(root)[0]) == before


def test_a_month_in_two_files_is_counted_once(write):
    lines = table(11).splitlines(keepends=True)
    parts = {"data/answers/a.csv": [lines[0], *lines[1::2]], "data/answers/b.csv": lines[::2]}
    root = write({**BASE, **{name: "".join(some) for name, some in parts.items()}})
    before = figures(published(root)[0])
    assert command(root, "--write").exit_code == 0
    made = [pd.read_csv(each, keep_default_na=False) for each in root.glob("data/tallies/*.csv")]
    key = ["period", "service", "question"]
    assert not pd.concat(made).fillna("").duplicated([*key, "community"]).any()
    assert figures(published(root)[0]) == before
    checked = read(root, cache=False).checked
    assert not [each for each in checked.findings if each.code == "row-counted-twice"]
