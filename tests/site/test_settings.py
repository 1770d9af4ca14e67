"""An organisation's own mkdocs.yml: short, missing, wrong, or meant to harm."""

from __future__ import annotations

import re

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.theme import Theme

from generator.site.frames import Blank
from generator.site.style import PARTS, style_sheet
from tests.site.conftest import commit, run
from tests.site.test_build import page

MINE = "site_name: Mine\ntheme: {name: material}\nplugins: [search, iheartit]\n"


def build(root, site):
    return run("build", "--root", root, "--site", site)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("site_name: Mine\ntheme: {name: material}\n", "add the line “- iheartit”"),
        ("site_name: Mine\nplugins: [search, iheartit]\n", "write “theme: {name: material}”"),
        ("site_name: [\n", "mkdocs.yml"),
    ],
)
def test_wrong_settings_are_reported_and_nothing_is_published(
    write, tmp_path, settings, said, caplog
):
    result = build(write({"mkdocs.yml": settings}), tmp_path / "out" / "site")
    assert result.exit_code != 0
    assert said in result.output + caplog.text
    assert "Traceback" not in result.output
    assert not (tmp_path / "out" / "site").exists()


def test_hand_written_pages_are_found_where_they_are_said_to_be(write, tmp_path):
    pages = {"mkdocs.yml": MINE + "docs_dir: words\n", "words/ours.md": "# Our own page\n"}
    assert build(write(pages), tmp_path / "site").exit_code == 0
    assert "Our own page" in page(tmp_path / "site", "ours").text
    assert (tmp_path / "site" / "about" / "index.html").is_file()


def test_the_usual_folder_needs_no_mention(write, tmp_path):
    assert (
        build(write({"site_overrides/pages/ours.md": "# Ours\n"}), tmp_path / "site").exit_code == 0
    )
    assert "Ours" in page(tmp_path / "site", "ours").text


def test_a_link_that_leads_out_of_the_repository_is_not_published(write, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody's business")
    root = write({"site_overrides/pages/ours.md": "# Ours\n"})
    (root / "site_overrides" / "pages" / "secret.txt").symlink_to(secret)
    result = build(root, tmp_path / "site")
    assert result.exit_code != 0
    assert not (tmp_path / "site").exists()


def test_a_repository_hidden_in_a_folder_runs_nothing(write, tmp_path):
    root = write({})
    trap = tmp_path / "sprung"
    commit(root)
    for path in (root / ".git").iterdir():
        path.rename(root / path.name)
    (root / ".git").rmdir()
    (root / ".gitattributes").write_text("*.yml filter=p\n")
    core = "[core]\n\trepositoryformatversion = 0\n\tworktree = .\n"
    (root / "config").write_text(f'{core}[filter "p"]\n\tclean = touch {trap}; cat\n')
    trap.unlink(missing_ok=True)
    (root / "services/it/mail.yml").write_text("name: Mail\nstage: live\nlaunched: 2020-01-02\n")
    run("check", "--root", root, "--no-cache")
    assert not trap.exists()


def test_a_place_that_cannot_hold_a_site_is_reported(write, tmp_path):
    (tmp_path / "file").write_text("")
    result = build(write({}), tmp_path / "file" / "site")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    result = build(write({}), tmp_path / "repository" / "services" / "site")
    assert result.exit_code == 2


def test_a_page_waits_for_one_style_sheet_and_for_the_script_of_its_colours(write, tmp_path):
    own = {"mkdocs.yml": MINE + "extra_css: [ours.css]\n", "docs/ours.css": "p { color: red }\n"}
    assert build(write(own), tmp_path / "site").exit_code == 0
    text = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    head = text.partition("</head>")[0]
    mine, theirs = re.findall(r'<link rel="stylesheet" href="([^"]*)">', head)
    assert re.fullmatch(r"assets/iheartit/style\.[0-9a-f]{8}\.css", mine)
    assert theirs == "ours.css"  # after ours, so that it wins
    assert "<script" not in head
    assert re.findall(r'<script src="([^"]*)">', text)[0] == "assets/iheartit/frame.js"
    sheet = (tmp_path / "site" / mine).read_text(encoding="utf-8")
    order = [
        sheet.index(each)
        for each in (".md-header", "[data-md-color-scheme=slate]{color-scheme", ".ih-hero")
    ]
    assert order == sorted(order)
    assert sheet.count("@charset") == 1


def config(*folders, **more):
    theme = Theme(name=None, custom_dir=None)
    theme.dirs = [str(folder) for folder in folders]
    found = MkDocsConfig()
    found.load_dict({"site_name": "Mine", "markdown_extensions": [], "extra": {}, **more})
    found.validate()
    found["theme"] = theme
    return found


SHEET = (
    ".a{color:red}.md-typeset .admonition,.b>c:not(.x,.y){d:e}@media print{.tabbed{f:g}.h{i:j}}"
    '@media screen{.md-tag{k:l}}@font-face{m:n}.o{p:url("data:,};{.admonition")}'
)
LESS = (
    ".a{color:red}.b>c:not(.x,.y){d:e}@media print{.h{i:j}}"
    '@font-face{m:n}.o{p:url("data:,};{.admonition")}'
)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({}, True),
        ({"markdown_extensions": ["toc", "tables"]}, True),
        ({"markdown_extensions": ["admonition"]}, False),
        ({"repo_url": "https://example.org/r"}, False),
        ({"extra": {"consent": True}}, False),
    ],
)
def test_what_only_more_than_plain_markdown_needs_is_left_out_where_there_is_none(
    tmp_path, more, less
):
    for part in PARTS:
        path = tmp_path / part.replace("*", "1")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SHEET if "main" in part else "/* */")
    _, sheet = style_sheet(config(tmp_path, **more))
    assert sheet.decode().splitlines()[1] == (LESS if less else SHEET)


MAIN = "[dir=ltr] .q{r:s}[dir=rtl] .q{t:u}:root{--md-t:url('data:;{}');--md-u:var(--md-v);--md-v:1}"
PALETTE = (
    "[data-md-color-primary=red]{a:b}[data-md-color-accent=red],[data-md-color-accent=teal]{c:d}"
    "[data-md-color-primary=teal]{--md-w:calc((1px) + 2px)}"
)
OURS = ".ih{color:var( --md-w)}"


@pytest.mark.parametrize(
    ("theme", "more", "gone"),
    [
        ({}, {}, ["[dir=rtl]", "=red", "--md-t", "--md-u", "--md-v"]),
        ({"direction": "rtl"}, {}, ["=red", "--md-t", "--md-u", "--md-v"]),
        ({}, {"extra_css": ["own.css"]}, ["[dir=rtl]", "=red"]),
        ({"palette": {"primary": "red", "accent": "teal"}}, {}, ["[dir=rtl]", "primary=teal"]),
    ],
)
def test_colours_variables_and_ways_of_writing_that_nobody_uses_are_left_out(
    tmp_path, theme, more, gone
):
    for part, text in zip(PARTS, (MAIN, PALETTE, OURS), strict=True):
        path = tmp_path / part.replace("*", "1")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    given = config(tmp_path, **more)
    for name, value in ({"palette": [{"primary": "teal", "accent": "teal"}]} | theme).items():
        given.theme[name] = value
    sheet = style_sheet(given)[1].decode()
    assert [each for each in gone if each in sheet] == []
    assert "[dir=ltr] .q{r:s}" in sheet
    assert sheet.endswith(OURS)
    assert sheet.count("{") == sheet.count("}")
    if "=red" in gone:
        assert "[data-md-color-accent=teal]{c:d}" in sheet
        assert "--md-w:calc((1px) + 2px)" in sheet


def test_another_theme_s_folder_has_no_style_of_ours(tmp_path):
    with pytest.raises(Abort, match="the theme has no assets/stylesheets/main"):
        style_sheet(config(tmp_path))


def test_an_organisation_s_own_version_of_our_style_stands_in(tmp_path):
    for part in PARTS:
        path = tmp_path / "theirs" / part.replace("*", "1")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* theirs {part} */")
    own = tmp_path / "own" / PARTS[-1]
    own.parent.mkdir(parents=True)
    own.write_text("/* own */")
    name, sheet = style_sheet(config(tmp_path / "own", tmp_path / "theirs"))
    assert sheet.endswith(b"/* own */")
    own.write_text("/* another */")
    assert style_sheet(config(tmp_path / "own", tmp_path / "theirs"))[0] != name


@pytest.mark.parametrize(
    ("settings", "lean"),
    [
        ("", True),
        ("extra_css: [ours.css]\n", True),
        ("extra_javascript: [ours.js]\n", False),
        ("extra: {version: {provider: mike}}\n", False),
    ],
)
def test_material_s_script_comes_where_something_may_need_it(write, tmp_path, settings, lean):
    assert build(write({"mkdocs.yml": MINE + settings}), tmp_path / "site").exit_code == 0
    drawn, written = (
        (tmp_path / "site" / name / "index.html").read_text(encoding="utf-8")
        for name in ("services/mail", "accessibility")
    )
    assert ("javascripts/bundle." in drawn) is not lean
    assert ("iheartit/frame.js" in drawn) is lean
    assert "javascripts/bundle." in written


PATH, BODY = "iheartit-blank-path", Blank.BODY
"""What a stranger may call a service to be taken for a blank of a frame."""
OWN = """site_name: Mine
site_dir: public
use_directory_urls: false
theme:
  name: material
  custom_dir: own
  favicon: own.svg
  font: {text: Ubuntu}
plugins: [material/offline, search, iheartit, material/tags, material/meta]
"""
ANNOUNCED = """{% extends "base.html" %}
{% block announce %}<p class="mine">Closed on Friday</p>{% endblock %}
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Return the site of an organisation with overrides, other plugins and file addresses.

    And what was printed while it was built.
    """
    root = tmp_path_factory.mktemp("own")
    files = {
        "mkdocs.yaml": OWN,
        "services/organisation.yml": "name: Small\ncurrency: EUR\n",
        "services/it/provider.yml": "name: IT\nshirt: IT\n",
        "services/it/mail.yml": "name: Mail\nstage: live\nlaunched: 2020-01-02\nfictional: yes\n",
        f"services/it/{PATH}.yml": f"name: {BODY}\nstage: live\nlaunched: 2020-01-02\n",
        "site_overrides/pages/ours.md": "# Ours\n\n[Mail](services/mail/index.md)\n",
        "own/main.html": ANNOUNCED,
        "own/own.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "own/partials/iheartit/jump.html": "<p>{{ view.name }} &amp; more</p>\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    result = run("build", "--root", root)
    assert result.exit_code == 0, result.output
    return root / "public", result.output


@pytest.mark.parametrize("file", ["services/mail/index.html", "index.html", "ours.html"])
def test_what_an_organisation_overrides_holds_on_every_page(own, file):
    site, _ = own
    html = (site / file).read_text(encoding="utf-8")
    assert '<p class="mine">Closed on Friday</p>' in html
    assert html.count("Only an example, with made-up answers: Mail.") == 1
    assert "assets/iheartit/style." in html
    assert '<footer class="ih-footer">' in html
    assert 'own.svg"' in html
    assert "family=Ubuntu" in html


def test_partials_of_an_organisation_stand_in_for_ours(own):
    site, _ = own
    html = (site / "services" / "mail" / "index.html").read_text(encoding="utf-8")
    assert "<p>Mail &amp; more" in html


def test_addresses_of_files_lead_where_they_say(own):
    site, _ = own
    assert 'href="services/mail/index.html"' in (site / "ours.html").read_text(encoding="utf-8")
    assert "services/mail/index.html" in (site / "search/index.js").read_text()


def test_other_plugins_hold_and_those_that_miss_pages_are_named(own):
    site, said = own
    assert "polyfills" not in said
    assert "iframe-worker" in (site / "index.html").read_text()  # what material/offline adds
    assert "plugin-misses-pages" in said
    assert "the plugin “material/tags” works on pages one by one (" in said
    assert "mkdocs.yaml:9:" in said
    assert "the plugin “material/offline”" not in said


@pytest.mark.parametrize("other", ["mail", PATH])
def test_no_name_is_taken_for_a_blank(own, other):
    site, _ = own
    html = (site / "services" / other / "index.html").read_text(encoding="utf-8")
    assert html.count('id="title"') == 1
    assert (BODY in html) == (other == PATH)
