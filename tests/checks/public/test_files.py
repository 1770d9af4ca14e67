"""What is found in the files as they are: which texts are looked through, columns, small cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.checks.public import shown
from generator.checks.public.addresses import ADDRESSES
from generator.checks.public.columns import is_of_person
from generator.checks.public.detector import Match, PublicWords
from generator.checks.public.people import BEHIND
from generator.checks.run import check
from generator.model.kinds import KINDS
from generator.model.links import link_keys
from generator.sources.free_texts import is_own
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import ORGANISATION, write

PUBLIC = {"services/organisation.yml": ORGANISATION + "public: yes\ntimezone: Europe/London\n"}
MAIL = "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
ADDRESS = "Ask jo@marlpit.net.\n"


def found(root: Path, files: dict[str, str | bytes]) -> list[tuple[str, str, int, int]]:
    write(root, {"services/it/mail.yml": MAIL, **PUBLIC, **files})
    findings = check(read_sources(root), History()).findings
    return [
        (f.code, f.place.file, f.place.line, f.place.column)
        for f in findings
        if f.code.startswith("public-")
    ]


def codes(root: Path, files: dict[str, str | bytes]) -> list[str]:
    return [code for code, *_ in found(root, files)]


def test_every_kind_of_data_says_who_stands_behind_a_row_and_why():
    assert set(BEHIND) == {kind.folder for kind in KINDS}
    for kind in KINDS:
        behind = BEHIND[kind.folder]
        assert behind.why.endswith(".")
        assert (behind.count is None) == (behind.at == "")
        assert not behind.at or kind.column(behind.at)


@pytest.mark.parametrize(
    "file",
    [
        "README.md",
        "notes.txt",
        "mkdocs.yml",
        "site_overrides/pages/a/b.md",
        "site_overrides/theme/x.html",
        "services/note",
        "services/it/broken.yml",
        "data/answers/readme.txt",
        "data/a.json",
    ],
)
def test_a_text_of_the_organisation_is_looked_through(tmp_path, file):
    result = found(tmp_path, {file: ": :\n\t- [" + ADDRESS})
    assert [(code, name) for code, name, *_ in result] == [("public-address", file)]


@pytest.mark.parametrize(
    "file", ["a.py", ".github/a.md", "docs/a.md", "data/.hidden.txt", "site_overrides/a.css"]
)
def test_programs_hidden_and_other_files_are_not(tmp_path, file):
    assert found(tmp_path, {file: ADDRESS}) == []
    assert not is_own(file)


def test_binary_large_and_linked_files_are_not_read(tmp_path):
    (tmp_path / "services").mkdir()
    (tmp_path / "secret").write_text(ADDRESS)
    (tmp_path / "services" / "x.txt").symlink_to(tmp_path / "secret")
    files = {"data/a.bin": b"\0" + ADDRESS.encode(), "data/b.txt": ADDRESS + " " * (1 << 22)}
    assert found(tmp_path, files) == []


def test_where_the_repository_is_not_public_what_no_page_shows_is_not_looked_through(tmp_path):
    private = {
        "services/organisation.yml": ORGANISATION,
        "README.md": ADDRESS,
        "services/it/mail.yml": MAIL + "# Jane Whitcombe\n",
        "data/notes.txt": ADDRESS,
        "data/answers/a.csv": "id,date,service,respondent,rating,comment\n"
        "a@marlpit.net,2026-09-01,mail,jo@marlpit.net,4,Ask Jane Whitcombe\n",
    }
    assert found(tmp_path, private) == []


def test_a_contact_is_found_nowhere_and_another_address_everywhere(tmp_path):
    owner = "owner:\n  - since: 2020-01-01\n    role: Head\n    contact: mailto:desk@marlpit.net\n"
    help_ = "help: {link: 'mailto:help@marlpit.net,two@marlpit.net?subject=jo@marlpit.net'}\n"
    files = {
        "services/it/mail.yml": MAIL + owner + help_,
        "README.md": "desk@marlpit.net help@marlpit.net two@marlpit.net jo@marlpit.net\n",
    }
    assert found(tmp_path, files) == [
        ("public-address", "README.md", 1, 51),
        ("public-address", "services/it/mail.yml", 9, 63),
    ]


def test_links_are_known_from_the_models():
    assert link_keys() == {"contact", "feedback", "link", "repository"}


def test_a_cell_is_found_where_it_stands(tmp_path):
    rows = (
        "id,service,opened,resolved,planned,summary\n"
        '1,mail,2026-09-01,2026-09-01,no,"Slow, ""very"";\ntold by Jane Whitcombe"\n'
        "2,mail,2026-09-02,2026-09-02,no,Ask Jane Whitcombe\n"
        "3,mail,2026-09-03,2026-09-03,no,Ask Jane Whitcombe\n"
    )
    assert found(tmp_path, {"data/incidents/i.csv": rows}) == [
        ("public-name", "data/incidents/i.csv", 3, 9),
        ("public-name", "data/incidents/i.csv", 4, 37),
    ]


def test_headers_ragged_rows_and_unknown_tables_are_looked_through(tmp_path):
    files = {
        "data/usage/u.csv": "period,service,people,a@marlpit.net\n2026-08,mail,50,Amy Whitcombe\n"
        "2026-07,mail,50,x,told by Jane Whitcombe\n",
        "data/other/o.csv": "what\nAsk Jane Whitcombe\n",
    }
    assert found(tmp_path, files) == [
        ("public-name", "data/other/o.csv", 2, 5),
        ("public-address", "data/usage/u.csv", 1, 23),
        ("public-name", "data/usage/u.csv", 2, 17),
        ("public-name", "data/usage/u.csv", 3, 27),
    ]


def test_of_very_many_findings_a_hundred_and_one_are_reported(tmp_path):
    text = "".join(f"a{k}@marlpit.net\n" for k in range(500))
    result = [
        f.message
        for f in check(
            read_sources(write(tmp_path, {**PUBLIC, "README.md": text})), History()
        ).findings
        if f.code == "public-address"
    ]
    assert len(result) == 101
    assert result[-1].endswith("(and 399 more in this file)")


@pytest.mark.parametrize(
    "header",
    ["user_id", "UserName", "e-mail", "Employee No", "deviceId", "IP address", "account", "name",
     "first name", "reported by", "surname", "Vorname", "host"],
)  # fmt: skip
def test_a_column_of_persons_accounts_and_devices(header):
    assert is_of_person(header)


@pytest.mark.parametrize(
    "header",
    ["people", "users", "service name", "value", "by", "amount", "", "grouped by", "name2x"],
)
def test_other_columns(header):
    assert not is_of_person(header)


@pytest.mark.parametrize(("rows", "finding"), [(9, True), (10, False)])
def test_an_account_of_fewer_rows_than_the_floor_singles_out(tmp_path, rows, finding):
    table = "period,service,people,account\n"
    table += "".join(f"2026-{k:02},mail,50,shared\n" for k in range(1, 9))
    table += "".join(f"202{k},mail,50,shared\n" for k in range(1, rows - 7))
    result = codes(tmp_path, {"data/usage/u.csv": table})
    assert result == ["public-person"] * finding


def test_a_respondent_singles_out_however_often(tmp_path):
    rows = "date,service,respondent,rating\n"
    crowd = "".join(f"2026-09-01,mail,{k},4\n" for k in range(12))
    assert codes(tmp_path, {"data/answers/a.csv": rows + crowd}) == ["public-person"]
    assert codes(tmp_path, {"data/answers/a.csv": rows + crowd * 12}) == ["public-person"]
    empty = rows + "2026-09-01,mail,,4\n" * 12
    assert codes(tmp_path, {"data/answers/a.csv": empty}) == []


def test_of_a_comment_it_is_enough_that_it_is_there(tmp_path):
    rows = "date,service,rating,comment\n" + "2026-09-01,mail,4,Ask Jane Whitcombe\n" * 12
    assert codes(tmp_path, {"data/answers/a.csv": rows}) == ["public-comment"]


@pytest.mark.parametrize(("people", "small"), [(9, True), (10, False)])
def test_people_are_counted_not_rows(tmp_path, people, small):
    rows = "date,service,respondent,rating\n"
    rows += "".join(f"2026-09-01,mail,{k % people},4\n" for k in range(20))
    result = codes(tmp_path, {"data/answers/a.csv": rows})
    assert ("public-small-cell" in result) is small


@pytest.mark.parametrize(
    ("folder", "header", "few", "enough", "code"),
    [
        ("tallies", "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5",
         "2026-08,mail,like,0,0,0,4,5", "2026-08,mail,like,0,0,0,5,5", "public-small-cell"),
        ("tallies", "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5,people",
         "2026-08,mail,like,0,0,0,9,9,9", "2026-08,mail,like,0,0,0,9,9,", "public-small-cell"),
        ("summaries", "period,service,question,statistic,value,n",
         "2026-08,mail,like,share,0.5,9", "2026-08,mail,like,share,0.5,", "public-small-cell"),
        ("invitations", "period,service,invited,mode", "2026-08,mail,9,list",
         "2026-08,mail,0,list", "public-few-people"),
        ("usage", "period,service,people,started", "2026-08,mail,9,", "2026-08,mail,,9",
         "public-few-people"),
        ("requests", "period,service,made,fulfilled,median_wait_days", "2026-08,mail,20,9,4",
         "2026-08,mail,20,9,", "public-few-people"),
        ("pride", "date,service,rating", "2026-08-01,mail,4",
         "\n".join(["2026-08-01,mail,4"] * 10), "public-small-cell"),
    ],
)  # fmt: skip
def test_a_kind_s_small_cells(tmp_path, folder, header, few, enough, code):
    file = f"data/{folder}/x.csv"
    assert codes(tmp_path / "few", {file: f"{header}\n{few}\n"}) == [code]
    assert codes(tmp_path / "enough", {file: f"{header}\n{enough}\n"}) == []


def test_a_hint_that_is_applied_leaves_nothing(tmp_path):
    root = write(
        tmp_path,
        {**PUBLIC, "services/it/mail.yml": MAIL, "README.md": "a@marlpit.net +44 20 7123 4567\n"},
    )
    for finding in check(read_sources(root), History()).findings:
        if finding.code.startswith("public-"):
            what = finding.hint.partition("“")[2].partition("”")[0]
            assert finding.hint.startswith(f"remove “{what}”")
            text = (root / finding.place.file).read_text()
            (root / finding.place.file).write_text(text.replace(what, ""))
    assert codes(root, {"README.md": (root / "README.md").read_text()}) == []


def test_what_two_files_say_is_found_in_both_and_looked_at_once(tmp_path: Path):
    text = "Ask jo@marlpit.net in the morning."
    write(
        tmp_path,
        {
            "services/organisation.yml": ORGANISATION,
            "services/it/mail.yml": f"{MAIL}summary: {text}\n",
            "services/it/wiki.yml": f"{MAIL}summary: {text}\n",
        },
    )
    asked: list[str] = []
    detector = replace(ADDRESSES, find=lambda text, _: asked.append(text) or iter([Match(4, 18)]))
    sources = read_sources(tmp_path)
    looked: shown.Looked = {}
    found = [
        problem.place.file
        for document in sources.documents.values()
        for context in shown.of_document(document, PublicWords(), looked)
        for problem in context.found(detector)
    ]
    assert {"services/it/mail.yml", "services/it/wiki.yml"} <= set(found)
    assert asked.count(text) == 1
