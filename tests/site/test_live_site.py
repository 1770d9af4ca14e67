"""The live site: the bytes of a build, at each moment, drawn when they are asked for."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from generator.disk.cache import Cache
from generator.disk.seen import seen
from generator.publish.replace import MARKER
from generator.serving import live_site
from generator.serving.live_site import LiveSite
from generator.serving.server import CHANGED, LiveServer
from generator.site.page_loop import PageLoop
from tests.site.conftest import run

ROOT = Path(__file__).parents[2]
SETTINGS = """site_name: Love at work
theme: {name: material, custom_dir: own}
plugins: [search, iheartit]
"""


@pytest.fixture(scope="module")
def organisation(tmp_path_factory):
    root = tmp_path_factory.mktemp("organisation") / "root"
    run("demo", root, "--services", 5, "--months", 6)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / "own").mkdir()
    return root


@pytest.fixture
def site(organisation, tmp_path):
    """Return the live site of a small organisation, and count how often MkDocs does its part."""
    root = tmp_path / "root"
    shutil.copytree(organisation, root)
    found = LiveSite(root, tmp_path / "site", Cache(tmp_path / "cache"))
    found.refresh()
    return found


@pytest.fixture
def mkdocs(monkeypatch):
    """Return a list that grows each time that MkDocs makes what lies around the pages."""
    times, run = [], live_site.run

    def counted(*given):
        times.append(given)
        run(*given)

    monkeypatch.setattr(live_site, "run", counted)
    return times


@pytest.fixture
def server(site):
    with LiveServer(site, 0) as found:
        Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


def edit(path: Path, old: str, new: str) -> None:
    said = path.read_text(encoding="utf-8")
    assert old in said
    path.write_text(said.replace(old, new, 1), encoding="utf-8")


def one(site: LiveSite) -> Path:
    found = sorted((site.root / "services").glob("*/*.yml"))
    return next(path for path in found if path.name != "provider.yml")


def text(site: LiveSite, path: str) -> str:
    found = site.file(path)
    assert found is not None, path
    return found.decode()


def ask(server, path, **headers):
    with closing(http.client.HTTPConnection(*server.server_address[:2])) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_each_file_is_that_of_a_build(example, example_site, tmp_path):
    live = LiveSite(example, tmp_path / "site", Cache(tmp_path / "cache"))
    live.refresh()
    built = {p.relative_to(example_site).as_posix(): p for p in example_site.rglob("*")}
    differing = [
        path
        for path, place in sorted(built.items())
        if place.is_file() and path != MARKER and live.file(path) != place.read_bytes()
    ]
    assert differing == []


def test_an_edit_is_shown_and_mkdocs_does_its_part_once(site, mkdocs):
    path = one(site)
    page = f"services/{path.stem}/index.html"
    text(site, page)
    edit(path, "purpose: ", "purpose: Really, ")
    site.refresh()
    assert "Really, " in text(site, page)
    assert "Really, " in text(site, "search/index.js")
    answers = next((site.root / "data" / "answers").glob("*.csv"))
    rows = answers.read_text(encoding="utf-8").splitlines(keepends=True)
    before = text(site, "services/index.html")
    answers.write_text("".join(rows[: len(rows) // 2]), encoding="utf-8")
    site.refresh()
    assert text(site, "services/index.html") != before
    assert mkdocs == []


def test_after_an_edit_a_page_about_many_services_draws_the_edited_one_alone(site, monkeypatch):
    text(site, "services/index.html")
    drawn, files = [], PageLoop.files

    def seen_files(loop, page):
        drawn.append(page.url)
        return files(loop, page)

    monkeypatch.setattr(PageLoop, "files", seen_files)
    edit(one(site), "purpose: ", "purpose: Really, ")
    site.refresh()
    text(site, "services/index.html")
    assert drawn == [f"services/{one(site).stem}/", "services/"]


def test_what_lies_around_the_pages_is_made_anew_where_it_has_changed(site, mkdocs):
    organisation = site.root / "services" / "organisation.yml"
    edit(organisation, "name: ", "name: New ")
    site.refresh()
    assert "New " in text(site, "about/index.html")
    assert len(mkdocs) == 1
    (site.root / "own" / "main.html").write_text(
        '{% extends "base.html" %}{% block announce %}Closed on Friday{% endblock %}', "utf-8"
    )
    site.refresh()
    assert "Closed on Friday" in text(site, "index.html")
    assert "Closed on Friday" in text(site, f"services/{one(site).stem}/index.html")
    assert len(mkdocs) == 2


def test_with_errors_it_shows_what_was_before(site):
    path = one(site)
    page = f"services/{path.stem}/index.html"
    before = text(site, page)
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("name: ", "nmae: ", 1), encoding="utf-8")
    site.refresh()
    assert [error.place.file for error in site.errors] == [
        path.relative_to(site.root).as_posix()
    ] * len(site.errors)
    assert site.errors
    assert text(site, page) == before
    path.write_text(whole, encoding="utf-8")
    site.refresh()
    assert site.errors == ()


def test_settings_that_mkdocs_refuses_are_said(site, server):
    settings = site.root / "mkdocs.yml"
    settings.write_text(SETTINGS.replace("plugins: [search, iheartit]", "plugins: [search]"))
    site.refresh()
    assert "iheartit" in site.refused
    assert "add the line" in ask(server, "/")[1]
    settings.write_text(SETTINGS)
    site.refresh()
    assert site.refused == ""


def test_another_plugin_sees_pages_in_the_folder(organisation, tmp_path):
    root = tmp_path / "root"
    shutil.copytree(organisation, root)
    (root / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    page = Path(config.site_dir, 'index.html')\n"
        "    page.write_text(page.read_text().replace('</body>', 'from a hook</body>'))\n"
    )
    (root / "mkdocs.yml").write_text(SETTINGS + "hooks: [hook.py]\n")
    found = LiveSite(root, tmp_path / "site", Cache(tmp_path / "cache"))
    found.refresh()
    assert "from a hook" in text(found, "index.html")


def test_the_server_gives_pages_downloads_and_what_is_missing(server):
    assert ask(server, "/")[0] == 200
    status, page = ask(server, f"/services/{one(server.site).stem}/")
    assert status == 200
    assert CHANGED in page
    status, figures = ask(server, f"/api/v1/services/{one(server.site).stem}.json")
    assert (status, figures[0]) == (200, "{")
    for offered_elsewhere in ("api/v1/index.json", "api/v1/schemas/service.json"):
        assert ask(server, f"/{offered_elsewhere}")[0] == 200
    assert ask(server, "/schemas/service.schema.json")[0] == 200
    assert ask(server, f"/services/{one(server.site).stem}")[0] == 301
    assert ask(server, "/no/such/page/")[0] == 404
    assert ask(server, "/../root/mkdocs.yml")[0] == 404
    assert ask(server, "/%2e%2e/root/mkdocs.yml")[0] == 404
    assert ask(server, "/", Host="elsewhere.example")[0] == 403


def test_a_browser_hears_of_a_change_at_once(server):
    heard = []
    listener = Thread(target=lambda: heard.append(ask(server, f"{CHANGED}?since=0")[0]))
    listener.start()
    time.sleep(0.2)
    assert heard == []
    server.changed()
    listener.join()
    assert heard == [200]
    assert ask(server, f"{CHANGED}?since=0")[0] == 200


def test_findings_stand_above_each_page_as_text(site, server):
    path = one(site)
    edit(path, "name: ", "<b>: &\nname: ")
    site.refresh()
    page = ask(server, "/")[1]
    assert 'role="alert"' in page
    assert path.name in page
    assert "<b>:" not in page


def test_files_that_change_come_and_go_are_seen(tmp_path):
    folder, single = tmp_path / "data", tmp_path / "mkdocs.yml"
    before = seen([folder, single])
    assert before == {}
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.csv").write_text("1")
    single.write_text("")
    assert len(seen([folder, single])) == 2
    now = seen([folder, single])
    (folder / "deep" / "a.csv").write_text("12")
    assert seen([folder, single]) != now
    single.unlink()
    assert len(seen([folder, single])) == 1


def test_the_command_follows_an_edit_until_it_is_ended(organisation, tmp_path):
    root = tmp_path / "root"
    shutil.copytree(organisation, root)
    (root / "mkdocs.yml").unlink()  # a repository needs none
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder := tmp_path / "temporary").mkdir()
    command = [sys.executable, "-m", "generator", "serve", "--root", root, "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        try:
            assert running.stdout
            assert f"http://127.0.0.1:{port}/" in running.stdout.readline()
            path = min((root / "services").glob("*/*.yml"))
            edit(path, "name: ", "name: Brand new ")
            running.stdout.readline()
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/search/index.js") as f:
                assert "Brand new" in f.read().decode()
            running.terminate()
            assert running.wait(20) == 128 + signal.SIGTERM
        finally:
            running.kill()
    assert list(folder.iterdir()) == []
