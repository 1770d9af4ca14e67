"""The audit of what the generator itself publishes: the command, the build, and the attacker."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from textwrap import dedent

import pytest
from click.testing import CliRunner

from generator.audit import audit_site
from generator.audit.audit_site import RULES, audit, audit_drawn, close_ones, drawn_parts
from generator.audit.page import PageSaid
from generator.audit.publication import read_publication
from generator.cli import main
from generator.cli.build import statements
from generator.disclosure import community_door, door
from generator.disk.memory import Memory
from generator.pipeline import compute, material, read
from generator.site.draw import draw
from generator.site.written_pages import WRITTEN
from tests.audit import sites
from tests.disclosure import attacker
from tests.disclosure.organisations import organisation
from tests.disclosure.test_attacker import published, written

ROWS = "date,service,rating\n" + "".join(
    f"2026-{month:02}-10,mail,4\n" * number for month, number in ((7, 40), (8, 7), (9, 40))
)
FLAT = "site_name: Small\nuse_directory_urls: false\ntheme: {name: material}\nplugins: [iheartit]\n"


def run(*arguments: object):
    return CliRunner().invoke(main, [str(each) for each in arguments])


def leaky(periods, _):
    """Let each withheld period pass as if it were a block of people enough."""
    return ((each.row,) for each in periods)


def test_a_build_is_audited_and_a_leaky_one_replaces_nothing(write, tmp_path, monkeypatch):
    root, site = write({"data/answers/a.csv": ROWS}), tmp_path / "site"
    assert run("build", "--root", root, "--site", site).exit_code == 0
    assert "80 answers" in (site / "services/mail/index.html").read_text(encoding="utf-8")
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    monkeypatch.setattr(door, "blocks", leaky)
    result = run("build", "--root", root, "--site", site)
    assert result.exit_code == 1
    assert "“mail/like?period=2026-08” is withheld, but it must be 7 answers" in result.output
    assert "Nothing was published" in result.output
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("flat", [False, True])
def test_who_draws_a_site_and_who_reads_it_find_the_same(write, tmp_path, monkeypatch, flat):
    """A leak, and a mark on a page that an owner has written."""
    monkeypatch.setattr(door, "blocks", leaky)
    ours = '# Ours\n\nWe are liked: <data value="figure:mail/like 79">99 %</data>\n'
    files = {"data/answers/a.csv": ROWS, "site_overrides/pages/ours.md": ours}
    if flat:
        files["mkdocs.yml"] = FLAT
    root, site = write(files), tmp_path / "site"
    reading = read(root)
    cards = compute(reading)
    drawn = draw(root, site, material(reading, cards), lambda _: None, look=statements)
    looked = [PageSaid.from_bytes(each.said()) for each in drawn.looked]
    found = audit_drawn(site, drawn.looked, cards.release)
    assert found == audit(site)
    page = "ours.html" if flat else "ours/index.html"
    places = [(each.code, each.place.file) for each in found.findings]
    assert ("audit-mark-number", page) in places
    assert ("audit-told", "api/v1/services/mail.json") in places
    known = {file for page in looked for file in page.files}
    unknown = {path.name for path in site.rglob("*.html")} - {Path(file).name for file in known}
    written = {f"{Path(file).stem}.html" for file in WRITTEN}
    assert unknown <= {"404.html", "ours.html", *written}


def turned(site, drawn):
    """Return what is said on pages that come in another order: those taken over come first."""
    return drawn_parts(site, drawn[::-1])


def test_a_site_of_which_nothing_was_found_is_not_audited_again(write, tmp_path, monkeypatch):
    """What was found is found each time, and whatever a site says otherwise is looked at."""
    root, memory = write({"data/answers/a.csv": ROWS}), Memory()
    reading = read(root)
    cards = compute(reading)

    def drawn(name: str):
        site = tmp_path / name
        found = draw(root, site, material(reading, cards), lambda _: None, look=statements)
        return audit_drawn(site, found.looked, cards.release, memory)

    found = drawn("first")
    assert not found.findings
    with monkeypatch.context() as patch:
        patch.setattr(audit_site, "audited", lambda _: pytest.fail("nothing is new"))
        assert drawn("second") == found
        patch.setattr(audit_site, "drawn_parts", turned)
        assert drawn("turned") == found
    ours = root / "site_overrides" / "pages" / "ours.md"
    ours.parent.mkdir(parents=True)
    ours.write_text('<data value="figure:mail/like 79">99 %</data>', encoding="utf-8")
    assert [each.code for each in drawn("ours").findings] == ["audit-mark-number"]
    ours.unlink()
    monkeypatch.setattr(door, "blocks", leaky)
    cards = compute(reading)
    assert drawn("third").findings == drawn("fourth").findings != ()


def test_what_a_hook_makes_of_a_page_is_audited_too(write, tmp_path):
    hook = """
        from pathlib import Path
        def on_post_build(config):
            page = Path(config.site_dir, "services/mail/index.html")
            page.write_text(page.read_text() + '<data value="figure:mail/like 79">99 %</data>')
        """
    settings = "site_name: Small\ntheme: {name: material}\nplugins: [iheartit]\nhooks: [hook.py]\n"
    files = {"data/answers/a.csv": ROWS, "mkdocs.yml": settings, "hook.py": dedent(hook)}
    result = run("build", "--root", write(files), "--site", tmp_path / "site")
    assert result.exit_code == 1
    assert "has 80 answers, and 79 answers on this page" in result.output


def test_what_lies_around_pages_is_audited_too(write, tmp_path):
    settings = """
        site_name: Small
        theme: {name: material, custom_dir: own}
        plugins: [iheartit]
        """
    around = """
        {% extends "base.html" %}
        {% block footer %}<data value="figure:mail/like 79">99 %</data>{% endblock %}
        """
    files = {"data/answers/a.csv": ROWS, "own/main.html": dedent(around).strip()}
    files["mkdocs.yml"] = dedent(settings)
    result = run("build", "--root", write(files), "--site", tmp_path / "site")
    assert result.exit_code == 1
    assert "services/mail/index.html" in result.output
    assert "has 80 answers, and 79 answers on this page" in result.output


@pytest.mark.parametrize("flat", [False, True])
def test_words_that_look_like_numbers_of_answers_refuse_no_site(write, tmp_path, flat):
    """Owners' words, and the examples on the page of methods, wherever that lies."""
    desk = "name: Help desk 2\npurpose: Answers when I call.\nstage: live\nlaunched: 2020-01-01\n"
    files = {"data/answers/a.csv": ROWS, "services/it/desk.yml": desk}
    if flat:
        files["mkdocs.yml"] = FLAT
    result = run("build", "--root", write(files), "--site", tmp_path / "site")
    assert result.exit_code == 0, result.output


def test_the_command_ends_with_what_it_found(tmp_path):
    good = sites.write(tmp_path / "good", mail=sites.months("mail", {1: 30, 2: None}))
    said = run("audit", good)
    assert (said.exit_code, "2 published numbers of answers, 1 withheld" in said.output) == (
        0,
        True,
    )
    leak = {"mail/like": sites.figure(*sites.days(1, 2), 37)}
    bad = sites.write(tmp_path / "bad", mail={**sites.months("mail", {1: 30, 2: None}), **leak})
    assert run("audit", bad).exit_code == 1
    assert json.loads(run("audit", bad, "--format", "json").output)
    assert run("audit", bad, "--before", good).exit_code == 1
    nothing = run("audit", tmp_path)
    assert nothing.exit_code == 2
    assert "Traceback" not in nothing.output


@pytest.mark.parametrize("download", ["api/v1/services/mail.json", "services/mail/like.csv"])
def test_a_withheld_number_put_back_is_found_wherever_it_stands(write, tmp_path, download):
    root, site = write({"data/answers/a.csv": ROWS}), tmp_path / "site"
    assert run("build", "--root", root, "--site", site).exit_code == 0
    path = site / download
    text = path.read_text(encoding="utf-8")
    leaks = {
        "api/v1/services/mail.json": (r'("mail/like": \{.*?"answers": )80', r"\g<1>87"),
        "services/mail/like.csv": (
            r"(2026-08,2026-08-01,2026-08-31,1,)withheld,,,,",
            r"\g<1>shown,1.0,1,1,7",
        ),
    }
    pattern, instead = leaks[download]
    leaking = re.sub(pattern, instead, text, count=1, flags=re.DOTALL)
    assert leaking != text
    if download.endswith(".json"):
        leaking = re.sub(r',\s*"without": \[[^\]]*\]', "", leaking)
    path.write_text(leaking, encoding="utf-8")
    said = run("audit", site)
    assert said.exit_code == 1, said.output


@pytest.mark.parametrize(
    ("organisations", "leaks"), [(8, 1), pytest.param(25, 50, marks=pytest.mark.long)]
)
def test_it_finds_what_the_attacker_finds(tmp_path, monkeypatch, organisations, leaks):
    """Two programs that share nothing but the question, on organisations that leak."""
    monkeypatch.setattr(door, "blocks", leaky)
    monkeypatch.setattr(community_door, "withhold_more", lambda _, small, floor: small & False)
    some = 0
    for seed in range(organisations):
        figures, homes, floor = published(written(tmp_path / str(seed), organisation(seed)))
        theirs = attacker.ranges(attacker.read(figures), homes)
        expected = {name for name, (low, high) in theirs.items() if high - low < floor - 1e-6}
        site = tmp_path / f"site{seed}"
        sites.write_figures(site, "all", figures)
        sites.write_rules(site, homes, floor)
        assert _found(site) == expected, seed
        some += len(expected)
    assert some > leaks


def _found(site):
    return {each.about.name for each in close_ones(read_publication(site)) if not each.label}


def test_a_site_says_by_which_rules_it_is_to_be_checked(write, tmp_path):
    root, site = write({"data/answers/a.csv": ROWS}), tmp_path / "site"
    assert run("build", "--root", root, "--site", site).exit_code == 0
    rules = json.loads((site / RULES).read_text(encoding="utf-8"))
    assert rules == {
        "privacy_floor": 10,
        "reliability_floor": 30,
        "provider_of": {"mail": "it"},
        "as_published_before": [],
    }


def every_twentieth_row_was_a_trial(root: Path) -> None:
    """Leave out answers by people who tried the survey out."""
    _change_rows(root, lambda number, _: number % 20 > 0)


def the_newest_months_were_of_another_survey(root: Path) -> None:
    """Leave out all answers since July."""
    _change_rows(root, lambda _, row: row < "2026-07")


def _change_rows(root: Path, stays: Callable[[int, str], bool]) -> None:
    for path in (root / "data" / "answers").glob("*.csv"):
        head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        left = (row for number, row in enumerate(rows) if stays(number, row))
        path.write_text(head + "".join(left), encoding="utf-8")


def says(old: str, new: str) -> Callable[[Path], None]:
    """Return what changes a line of the organisation."""

    def change(root: Path) -> None:
        path = root / "services" / "organisation.yml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.fixture(scope="module")
def published_before(tmp_path_factory):
    """Return a repository and the site that was made of it."""
    base = tmp_path_factory.mktemp("before")
    root, site = base / "root", base / "site"
    run("demo", root, "--services", 12, "--months", 30)
    assert run("build", "--root", root, "--site", site).exit_code == 0
    return root, site


@pytest.mark.parametrize(
    "change",
    [
        every_twentieth_row_was_a_trial,
        the_newest_months_were_of_another_survey,
        pytest.param(says("privacy: 10", "privacy: 6"), id="a lower floor"),
        pytest.param(says("privacy: 10", "privacy: 15"), id="a higher floor"),
        pytest.param(says("period: month", "period: quarter"), id="longer periods"),
    ],
)
def test_what_an_owner_changes_for_all_services_is_published(tmp_path, published_before, change):
    root, site = tmp_path / "root", tmp_path / "site"
    old_root, old_site = published_before
    copytree(old_root, root)
    change(root)
    ledger = ("--ledger", old_site / "method" / "ledger.json")
    for _ in range(2):  # what it said the first time stands in the ledger of the second
        result = run("build", "--root", root, "--site", site, *ledger)
        assert result.exit_code == 0, result.output
        ledger = ()
