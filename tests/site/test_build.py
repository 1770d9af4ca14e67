"""One command from a repository to a site: whole, the same each time, safe, and honest."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.features.communities.figures import QUARTERS
from tests.site.conftest import commit, pages_of, run


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, and text by the tag around it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self._inside: list[str] = []
        self.scripts: list[str] = []
        self.linked: list[str] = []
        self._is_data = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._inside.append(tag)
            self._is_data = dict(attrs).get("type") == "application/ld+json"

    def handle_endtag(self, tag):
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data):
        if self._inside:
            (self.linked if self._is_data else self.scripts).append(data)
        else:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())


def page(site: Path, path: str) -> Page:
    return Page((site / path / "index.html").read_text(encoding="utf-8"))


def test_every_service_and_provider_has_its_page(example, example_site):
    for folder in (example / "services").iterdir():
        if folder.is_dir():
            assert (example_site / "providers" / folder.name / "index.html").is_file()
            for file in folder.glob("*.yml"):
                if file.stem != "provider":
                    assert (example_site / "services" / file.stem / "index.html").is_file()
    for path in ("index.html", "404.html", "method/index.html", "data-quality/index.html"):
        assert (example_site / path).is_file()


def test_two_builds_of_one_commit_give_the_same_bytes(example, example_site, tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(example), str(clone)], check=True)
    again = tmp_path / "elsewhere" / "site"
    command = [sys.executable, "-m", "generator", "build", "--root", str(clone)]
    subprocess.run([*command, "--site", str(again)], check=True, capture_output=True)
    assert digests(again) == digests(example_site)


def test_plain_mkdocs_gives_the_same_site(example, example_site, tmp_path):
    site = tmp_path / "by-mkdocs"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    subprocess.run(command, check=True, capture_output=True, cwd=example)
    ours = digests(example_site)
    ours.pop(".iheartit-site")
    assert digests(site) == ours


def test_the_site_says_that_a_fiction_is_one(example_site):
    paths = pages_of(example_site)
    assert len(paths) > 60
    for path in paths:
        assert "made up" in Page(path.read_text(encoding="utf-8")).text, path


def test_nothing_is_fetched_from_elsewhere(example_site):
    fetching = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
    for path in pages_of(example_site):
        for tag, attributes in Page(path.read_text(encoding="utf-8")).tags:
            address = attributes.get(fetching.get(tag, "")) or ""
            if tag == "link" and attributes.get("rel") not in ("stylesheet", "icon", "preconnect"):
                continue
            assert not re.match(r"(?:https?:)?//", address), (path, tag, address)


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}\u202e♥'
BAIT = json.dumps(HOSTILE, ensure_ascii=False)


def hostile_files() -> dict[str, str]:
    service = f"""name: {BAIT}
purpose: {BAIT}
stage: live
launched: 2020-01-01
owner: [{{since: 2020-01-01, role: {BAIT}, contact: "https://example.org/?a='b"}}]
tags: [{BAIT}]
steps: [{{id: one, name: {BAIT}}}]
events: [{{date: 2026-08-01, kind: change, title: {BAIT}}}]
conversation: [{{raised: 2026-08-01, said: {BAIT}, progress: doing, reply: {BAIT}}}]
"""
    organisation = f"name: {BAIT}\nnote: {BAIT}\nas_of: 2026-09-30\nquestions: {{like: {BAIT}}}\n"
    row = f"2026-09-01,mail,4,{HOSTILE.replace(',', ' ')}\n"
    answers = "date,service,rating,comment\n" + row * 40
    return {
        "services/organisation.yml": organisation,
        "services/it/provider.yml": f"name: {BAIT}\nshirt: '<b>♥'\nmission: {BAIT}\n",
        "services/it/mail.yml": service,
        "services/communities.yml": f"communities: [{{id: all, name: {BAIT}}}]\n",
        'data/answers/a"><script>alert(3).csv': answers.replace('"', "'"),
    }


def test_whatever_a_stranger_writes_stays_text(build):
    site = build(hostile_files())
    for path in pages_of(site):
        seen = Page(path.read_text(encoding="utf-8"))
        assert not any("alert" in script for script in seen.scripts), path
        for data in seen.linked:  # no program runs it, and it ends where it should
            assert json.loads(data)["@context"] == "https://schema.org"
            assert not re.search(r"[<>]|--", data), path
        for tag, attributes in seen.tags:
            assert not any(name.startswith("on") for name in attributes), (path, tag, attributes)
            href = attributes.get("href") or ""
            assert not href.lower().startswith(("javascript:", "data:")), (path, href)
        assert "49" not in seen.text.split(), path
    assert "<script>alert(1)</script>" in page(site, "services/mail").text


def test_a_link_that_runs_script_is_refused(build):
    service = "name: Mail\nstage: live\nfeedback: {link: 'javascript:alert(1)'}\n"
    build({"services/it/mail.yml": service}, expect=1)


def test_with_errors_nothing_is_published_and_the_old_site_stays(build):
    site = build({})
    before = digests(site)
    build({"services/it/mail.yml": "name: Mail\nstage: alive\n"}, expect=1)
    assert digests(site) == before


def test_a_page_is_as_large_with_forty_services_as_with_one(build):
    alone = (build({}) / "services/mail/index.html").read_bytes()
    others = {
        f"services/it/other-{n}.yml": f"name: Other {n}\nstage: live\nlaunched: 2020-01-01\n"
        for n in range(40)
    }
    among = (build(others) / "services/mail/index.html").read_bytes()
    assert among == alone


@pytest.mark.parametrize("git", [False, True])
def test_files_are_linked_at_the_commit_that_touched_them(write, tmp_path, git):
    organisation = "name: W\nas_of: 2026-09-30\nrepository: https://github.com/w/w\n"
    answers = "date,service,rating\n" + "2026-09-01,mail,4\n" * 40
    root = write({"services/organisation.yml": organisation, "data/answers/a b.csv": answers})
    identity = commit(root) if git else None
    run("build", "--root", root, "--site", tmp_path / "site")
    tags = page(tmp_path / "site", "data-quality").tags
    hrefs = {attributes.get("href") for _, attributes in tags}
    wanted = f"https://github.com/w/w/blob/{identity}/data/answers/a%20b.csv"
    assert (wanted in hrefs) == git


def test_a_shallow_clone_does_not_guess_commits(example, tmp_path):
    (example / "note.txt").write_text("later")
    who = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
    for command in (["add", "note.txt"], [*who, "commit", "-q", "-m", "Later"]):
        subprocess.run(["git", "-C", str(example), *command], check=True)
    shallow = tmp_path / "shallow"
    source = f"file://{example}"
    subprocess.run(["git", "clone", "-q", "--depth", "1", source, str(shallow)], check=True)
    from generator.sources.history import read_history

    history = read_history(shallow)
    assert history.shallow
    assert history.last_of("services/organisation.yml") is None
    subprocess.run(["git", "-C", str(example), "reset", "-q", "--hard", "HEAD~1"], check=True)


def test_a_folder_that_is_no_site_is_left_alone(write, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years")
    result = run("build", "--root", write({}), "--site", mine)
    assert result.exit_code == 2
    assert "not a site" in result.output
    assert (mine / "thesis.txt").read_text() == "years"


def test_downloads_hold_the_same_numbers_as_the_page(example_site):
    figures = json.loads((example_site / "api/v1/services/remote-access.json").read_text())[
        "figures"
    ]
    like = figures["remote-access/like"]
    shown = page(example_site, "services/remote-access").text.replace("\u202f", " ")
    assert f"{round(like['value'] * 100)} %" in shown
    assert f"{like['answers']:,} of" in shown or f"{like['answers']:,} answers" in shown
    lines = (example_site / "services/remote-access/like.csv").read_text().splitlines()
    last = dict(zip(lines[0].split(","), lines[-1].split(","), strict=True))
    assert float(last["share"]) == figures[f"remote-access/like?period={last['period']}"]["value"]


def test_an_organisation_without_services_still_has_a_site(tmp_path):
    root = tmp_path / "empty"
    (root / "services").mkdir(parents=True)
    (root / "services/organisation.yml").write_text("name: Nothing yet\nas_of: 2026-09-30\n")
    result = run("build", "--root", root, "--site", tmp_path / "site")
    assert result.exit_code == 0, result.output
    assert "No service is described here yet" in page(tmp_path / "site", "").text


def test_the_same_repository_without_data_has_the_same_pages(example, tmp_path):
    root = tmp_path / "bare"
    shutil.copytree(example / "services", root / "services")
    result = run("build", "--root", root, "--site", tmp_path / "site")
    assert result.exit_code == 0, result.output
    assert "Nobody has been asked" in page(tmp_path / "site", "services/remote-access").text


def test_without_a_script_there_is_no_button_that_needs_one(example_site):
    html = (example_site / "services" / "wifi" / "index.html").read_text(encoding="utf-8")
    assert 'data-ih-names="Switch to dark|Switch to light"></form>' in html
    assert "__palette" not in html


def test_a_line_of_a_group_says_how_far_back_it_goes(example_site):
    """Its ends are two years apart; the next column compares with one year earlier."""
    shown = (example_site / "services/remote-access/index.html").read_text()
    table = shown[shown.index('aria-label="The groups as a table"') :].split("</table>")[0]
    assert QUARTERS == 2 * 4
    assert '<th scope="col">Over two years' in table
    assert 'data-h="Over two years"><svg' in table
    assert "uarter by quarter" not in table
    assert "By quarter" not in table


def test_scorecards_stay_small(example_site):
    """These numbers may fall and not rise; each scorecard is below 60,000 bytes."""
    files = (example_site / "services").glob("*/index.html")
    sizes = sorted(file.stat().st_size for file in files)
    assert len(sizes) > 30
    assert sizes[len(sizes) // 2] < 36_500
    assert sizes[-2] < 54_180
    assert sizes[-1] < 60_000  # the one that shows nearly everything
