"""Search: what is in its files, and what its engine finds in them."""

from __future__ import annotations

import csv
import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.language.same_words import same_words
from generator.resources import site_overrides
from tests.site.conftest import pages_of, run
from tests.site.said import said_on
from tests.skips import NPM

ENGINE = Path(__file__).parents[1] / "node" / "search.cjs"
WORDS = Path(__file__).parent / "search_words.csv"
PAGE, METHOD, COMMENT = 4, 5, 6
FIRST = 3


def rows(site: Path, name: str) -> list[list[Any]]:
    """Return what can be found, each with all its texts."""
    script = (site / "search" / f"{name}.js").read_text(encoding="utf-8")
    content = json.loads(re.sub(r"^var \w+=", "", script))
    shared = [] if isinstance(content, list) else content["texts"]
    whole = []
    for row in content if isinstance(content, list) else content["rows"]:
        *known, texts = [*row, *["", "", "", "", "", [], []][len(row) :]]
        whole.append([*known, [shared[each] if isinstance(each, int) else each for each in texts]])
    return whole


def search(site: Path, words: Sequence[str]) -> dict[str, Any]:
    """Search a site for each of some words."""
    node = shutil.which("node")
    if node is None:
        pytest.skip(NPM)
    command = [node, str(ENGINE), str(site)]
    done = subprocess.run(
        command, input="\n".join(words), check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def found(site: Path, *words: str) -> list[list[str]]:
    """Return the titles that each word finds."""
    answers = search(site, words)["found"]
    return [[title for _, title in answers[word]["found"]] for word in words]


@pytest.mark.parametrize("site", ["example_site", "german_site"])
def test_what_people_type_finds_what_they_mean(site, request):
    with WORDS.open(encoding="utf-8") as file:
        wanted = {row["typed"]: row["leads to"] for row in csv.DictReader(file)}
    if site == "german_site":  # what the example says in English alone: a verdict
        wanted |= {"zurückgehalten": wanted.pop("withheld"), "piñata": wanted.pop("pinata")}
    answers = search(request.getfixturevalue(site), list(wanted))["found"]
    missed = {
        typed: answers[typed]["found"][:FIRST]
        for typed, address in wanted.items()
        if address not in [found.split("#")[0] for found, _ in answers[typed]["found"][:FIRST]]
    }
    assert len(wanted) == 60
    assert len(missed) <= 4, missed


def test_nothing_is_found_that_its_page_does_not_say(example_site):
    every = [*rows(example_site, "index"), *rows(example_site, "comments")]
    assert len(every) > 200
    said: dict[str, str] = {}
    for kind, title, address, line, state, names, texts in every:
        path = f"{address.split('#')[0]}index.html"
        if path not in said:
            parts = (each.text for each in said_on(example_site / path))
            said[path] = " ".join(" ".join(parts).split()).casefold()
        own = [] if kind in (PAGE, METHOD) else [title, line, state, *names, *texts]
        missing = [each for each in own if each.rstrip(".").casefold() not in said[path]]
        assert missing == [], address


def test_each_result_leads_to_a_place_that_there_is(example_site):
    for _, title, address, *_ in [*rows(example_site, "index"), *rows(example_site, "comments")]:
        path, _, place = address.partition("#")
        page = (example_site / path / "index.html").read_text(encoding="utf-8")
        assert not place or f'id="{place}"' in page, f"{title}: {address}"


def test_every_page_is_found(example_site):
    addresses = {row[2].split("#")[0] for row in rows(example_site, "index")}
    pages = {path.parent.relative_to(example_site) for path in pages_of(example_site, "index.html")}
    addresses |= {"warnings/", "contrast/"}  # what was there has moved
    assert addresses == {"" if str(path) == "." else f"{path.as_posix()}/" for path in pages}


def test_comments_come_second_and_nobody_loads_what_nobody_needs(example_site):
    assert {row[0] for row in rows(example_site, "comments")} == {COMMENT}
    assert COMMENT not in {row[0] for row in rows(example_site, "index")}
    files = {path.relative_to(example_site).as_posix() for path in example_site.rglob("*.*")}
    assert {name for name in files if name.startswith("search/")} == {
        "search/index.js",
        "search/comments.js",
    }
    assert [name for name in files if "lunr" in name or "workers/" in name] == []
    for page in ("", "services/wifi/", "services/"):
        html = (example_site / page / "index.html").read_text(encoding="utf-8")
        assert html.count("assets/iheartit/find.js") == 1
        assert "assets/iheartit/search.js" not in html
        assert "search/index.js" not in html


def test_the_files_of_search_are_small(example_site):
    def packed(name: str) -> int:
        return len(gzip.compress((example_site / name).read_bytes(), 9, mtime=0))

    assert packed("assets/iheartit/find.js") < 1_300
    assert packed("assets/iheartit/search.js") < 6_500
    assert packed("search/index.js") < 30_000
    assert packed("search/comments.js") < 5_000


def service(name: str, more: str = "") -> str:
    return f"name: {json.dumps(name)}\nstage: live\nlaunched: 2020-01-02\n{more}"


def test_letters_signs_and_endings_do_not_matter(build):
    site = build(
        {
            "services/it/one.yml": service("Ärger melden"),
            "services/it/two.yml": service("Straßenfest"),
            "services/it/three.yml": service("Señor Piñata"),
            "services/it/four.yml": service("Contractors' E-Mail"),
            "services/it/five.yml": service("Reisekostenabrechnung"),
        }
    )
    alike = {
        "Ärger melden": ["arger", "aerger", "ÄRGER", "äger", "rger melden", "ärge", "melde"],
        "Straßenfest": ["strassenfest", "strasenfest", "fest", "Straßenfeste"],
        "Señor Piñata": ["pinata", "SENOR", "pinatas", "pniata"],
        "Contractors' E-Mail": ["email", "e mail", "e-mail", "contractors", "contractor’s mail"],
        "Reisekostenabrechnung": ["kosten", "abrechnung", "reise kosten", "Reisekostnabrechnung"],
    }
    for title, typed in alike.items():
        assert [each[:1] for each in found(site, *typed)] == [[title]] * len(typed)


def test_a_title_comes_before_other_words_and_what_is_exact_before_what_is_like_it(build):
    site = build(
        {
            "services/it/a.yml": service("Aaa", "purpose: For the lorry.\n"),
            "services/it/b.yml": service("Bbb", "tags: [lorry]\n"),
            "services/it/c.yml": service("Lorry"),
            "services/it/d.yml": service("Lorryman"),
            "services/it/e.yml": service(
                "Eee",
                "conversation:\n  - {raised: 2026-05-01, said: Lorry lorry., progress: heard}\n",
            ),
        }
    )
    assert found(site, "lorry")[0] == ["Lorry", "Lorryman", "Bbb", "Aaa", "Lorry lorry."]
    assert found(site, "lory") == [["Lorry", "Bbb", "Aaa", "Lorry lorry."]]


def test_a_miss_names_what_is_nearest(build):
    site = build(
        {"services/it/one.yml": service("Bicycles"), "services/it/two.yml": service("Fax")}
    )
    answers = search(site, ["byciles", "zzzzzz"])["found"]
    assert answers["byciles"] == {"found": [], "near": ["Bicycles"]}
    assert answers["zzzzzz"] == {"found": [], "near": []}


def test_pages_of_an_organisation_are_found_by_their_sections(build):
    said = "# Rules of the house\n\nMind the step.\n\n## Dogs\n\nGreyhounds may come in.\n"
    hidden = "---\nsearch: {exclude: true}\n---\n# Cats\n\nThey walk by themselves.\n"
    pages = {"site_overrides/pages/house.md": said, "site_overrides/pages/cats.md": hidden}
    site = build({**pages, "mkdocs.yml": SETTINGS.format("search, ")})
    answers = search(site, ["greyhound", "mind the step", "walk by themselves"])["found"]
    assert answers["greyhound"]["found"] == [["house/#dogs", "Dogs"]]
    assert answers["mind the step"]["found"][0] == ["house/", "Rules of the house"]
    assert "Cats" not in [title for _, title in answers["walk by themselves"]["found"]]


def many(site: Path, number: int) -> Path:
    """Write what search reads of so many services, each with a few words of its own."""
    syllables = ["ba", "ne", "ko", "ri", "tu", "sal", "mer", "fin", "dor", "wex"]
    words = [f"{a}{b}{c}" for a in syllables for b in syllables for c in syllables]
    rows = [
        [
            0,
            f"{words[at % 1000]} {words[at * 7 % 1000]}",
            f"services/s{at}/",
            " ".join(words[at * step % 1000] for step in (3, 11, 13, 17, 19)),
            "Liked",
            [words[at * 23 % 1000], words[at * 29 % 1000]],
            list(range(10)),
        ]
        for at in range(number)
    ]
    index = {"lang": "en", "kinds": ["Service"], "said": {}, "same": same_words(), "ignored": []}
    index |= {"texts": words[:10], "rows": rows}
    (site / "search").mkdir(parents=True)
    (site / "search" / "index.js").write_text(f"var iheartitIndex={json.dumps(index)}")
    (site / "search" / "comments.js").write_text("var iheartitComments=[]")
    engine = site / "assets" / "iheartit" / "search.js"
    engine.parent.mkdir(parents=True)
    shutil.copy(site_overrides() / "theme" / "assets" / "iheartit" / "search.js", engine)
    return site


def test_a_key_is_quick_among_a_thousand_services(tmp_path):
    typed = ["banekosal", "expences", "meeting room", "merfinwex tudor", "korinesal"]
    answers = search(many(tmp_path, 1000), typed)
    assert len(answers["found"]["banekosal"]) == 2
    assert answers["usual"] < 30  # milliseconds, on a machine that has other work


NASTY = '</script><b>"quoted" & more</b>'


def test_a_strangers_words_are_text(build):
    site = build({"services/it/one.yml": service(NASTY, "purpose: var x = 1; \\u2028 ${x}\n")})
    assert found(site, "quoted")[0][0] == NASTY


def test_names_stand_where_readers_look_for_them(build):
    names = ["Zebra", "Ärger", "Arm", "raum 10", "Raum 9", "Éclair", "Zoo"]
    site = build({f"services/it/s{at}.yml": service(name) for at, name in enumerate(names)})
    html = (site / "services" / "index.html").read_text(encoding="utf-8")
    shown = [each for each in re.findall(r"<b>([^<]+)</b></a>", html) if each in names]
    assert shown == ["Ärger", "Arm", "Éclair", "Raum 9", "raum 10", "Zebra", "Zoo"]


SETTINGS = "site_name: Mine\ntheme: {{name: material}}\nplugins: [{}iheartit]\n"


@pytest.mark.parametrize("plugin", ["", "search: {enabled: false}, "], ids=["none", "off"])
def test_who_switches_search_off_has_none(build, plugin):
    given = SETTINGS.format("{" + plugin.rstrip(", ") + "}, " if plugin else "")
    site = build({"mkdocs.yml": given})
    assert not (site / "search").exists()
    assert "find.js" not in (site / "index.html").read_text(encoding="utf-8")


def test_a_setting_that_does_nothing_is_named(write, tmp_path):
    given = "site_name: Mine\ntheme:\n  name: material\n  features: [search.suggest]\nplugins:\n"
    given += "  - search:\n      enabled: true\n      lang: de\n  - iheartit\n"
    root = write({"mkdocs.yml": given})
    said = run("build", "--root", root, "--site", tmp_path / "site").output
    assert "mkdocs.yml:8:7: " in said
    assert "“lang” sets Material's search" in said
    assert "mkdocs.yml:4:14: " in said
    assert "“enabled”" not in said


def test_words_that_mean_the_same_are_named_in_each_language():
    meanings = [{word.casefold() for word in words} for words in same_words()]
    for english, german in [
        ("canteen", "kantine"),
        ("expenses", "reisekosten"),
        ("login", "passwort"),
    ]:
        assert any({english, german} <= words for words in meanings), english
    assert all(word and word == word.strip() for words in meanings for word in words)
