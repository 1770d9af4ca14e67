"""The smallest changes, made by somebody with a browser and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.model.changes import CHANGES, FIELDS
from tests.browser.conftest import served
from tests.site.conftest import ROOT, commit, run

pytestmark = pytest.mark.browser

TEXT = 'No: "more" # memory\n\n- at 5, \\ so what? <b>&amp;</b> 🙂'
AWKWARD = "\n\t :#'\"\\-?&*!|>%@`{}[]~"
ASKED = {
    "word": ("service-mail", {"text": f"Word. {TEXT}", "day": "2026-09-01"}),
    "answer": ("service-mail", {"text": f"Answer. {TEXT}", "day": "2026-09-02"}),
    "action": (
        "service-telephone",
        {"said": "It: rings", "text": f"Action. {TEXT}", "day": "2026-09-03", "due": "2027-02-11"},
    ),
    "date": ("service-mail", {"due": "2027-03-16"}),
    "reply": ("supplier-post", {"text": f"Reply. {TEXT}"}),
}
SHOWN = {
    "services/mail/": ["Word.", "Answer.", "March 2027"],
    "services/telephone/": ["It: rings", "Action.", "February 2027"],
    "suppliers/post/": ["Reply."],
}
CONVERSATION = """conversation:
  - raised: 2026-08-01
    said: It is slow.
    progress: heard
  - raised: 2026-07-01
    said: Search finds "nothing".
    progress: doing
    due: 2026-12-01
"""


def organisation(place: Path, host: str) -> Path:
    """Write a small organisation; ``host`` is the address of its repository, if it has one."""
    shutil.copytree(ROOT / "tests" / "mistakes" / "base", place)
    with (place / "services" / "it" / "mail.yml").open("a") as file:
        file.write(CONVERSATION)
    if host:
        with (place / "services" / "organisation.yml").open("a") as file:
            file.write(f"repository: {host}\nbranch: release/1\n")
    commit(place)
    return place


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    return organisation(tmp_path_factory.mktemp("change") / "root", "https://github.com/ours/site")


def shown(root: Path, site: Path) -> Path:
    assert run("build", "--root", root, "--site", site).exit_code == 0
    return site


@pytest.fixture(scope="module")
def on_github(repository, tmp_path_factory) -> Iterator[str]:
    with served(shown(repository, tmp_path_factory.mktemp("github") / "site")) as address:
        yield address


@pytest.fixture(scope="module")
def on_gitlab(tmp_path_factory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("gitlab")
    root = organisation(place / "root", "https://gitlab.example.org/ours/site")
    with served(shown(root, place / "site")) as address:
        yield address


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("nowhere")
    with served(shown(organisation(place / "root", ""), place / "site")) as address:
        yield address


SMALL = pytest.mark.parametrize("visit", [{"site": "on_github"}], indirect=True)


def filled(page: Any, kind: str) -> Any:
    """Choose a kind of change and fill in its fields, as somebody would."""
    part, fields = ASKED[kind]
    page.locator("select[name=kind]").select_option(kind)
    page.locator("select[name=about]").select_option(part)
    for name, said in fields.items():
        page.locator(f"[name={name}]").fill(said)
    return page


def by_hand(root: Path, address: str, where: str, piece: str) -> None:
    """Paste a piece into the file that the address opens, at the place that is named."""
    path = root / unquote(urlsplit(address).path).partition("/edit/release/1/")[2]
    lines = path.read_text("utf-8").split("\n")
    first, *more = [int(number) for number in re.findall(r"\d+", where)]
    if where.startswith("below"):
        lines[first:first] = piece.rstrip("\n").split("\n")
    else:
        lines[first - 1 : more[0] if more else first] = piece.rstrip("\n").split("\n")
    path.write_text("\n".join(lines), "utf-8")


def issue(address: str) -> str:
    """Return the text of the issue that GitHub makes of its form, whose fields an address fills."""
    sent = dict(parse_qsl(urlsplit(address).query))
    said = {name: sent.get(name, "_No response_") for name in FIELDS}
    return "\n\n".join(f"### {title}\n\n{said[name]}" for name, title in FIELDS.items())


def values(root: Path) -> dict[str, Any]:
    return {
        path.stem: yaml.safe_load(path.read_text("utf-8"))
        for path in root.rglob("services/**/*.yml")
    }


@SMALL
def test_each_change_reaches_the_page_by_paste_and_by_issue(visit, repository, tmp_path):
    page = visit.open("change/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pasted, sent = tmp_path / "pasted", tmp_path / "sent"
    shutil.copytree(repository, sent)
    shutil.copytree(repository, pasted)
    made = []
    for kind in ASKED:
        filled(page, kind)
        page.get_by_role("button", name="Copy").click()
        page.locator("[role=status]", has_text="Copied").wait_for(state="attached")
        piece = page.evaluate("navigator.clipboard.readText()")
        address = page.get_by_role("link", name="Open the file").get_attribute("href")
        where = page.locator("[data-where]").inner_text()
        made.append((address, where, piece))
        alone = tmp_path / kind
        shutil.copytree(repository, alone)
        by_hand(alone, address, where, piece)
        assert run("check", "--root", alone).exit_code == 0
        form = issue(page.get_by_role("link", name="Send it").get_attribute("href"))
        done = run_with(form, "new", "change", "--root", sent, "--form", "-")
        assert (done.exit_code, done.output.count("\n")) == (0, 1), done.output
        page.evaluate("document.querySelector('[role=status]').textContent = ''")
    for each in sorted(made, key=lambda each: -int(re.findall(r"\d+", each[1])[0])):
        by_hand(pasted, *each)
    assert values(pasted) == values(sent)
    commit(sent)
    site = tmp_path / "site"
    shown(sent, site)
    for path, texts in SHOWN.items():
        said = unescape((site / path / "index.html").read_text("utf-8"))
        assert [text for text in texts if text not in said] == []
        assert "- at 5, \\ so what? <b>&amp;</b> 🙂" in said


def run_with(given: str, *arguments: object):
    from click.testing import CliRunner

    return CliRunner().invoke(main, [str(each) for each in arguments], input=given)


@SMALL
@pytest.mark.parametrize("field", ["text", "said"])
def test_any_text_comes_back_from_yaml(visit, field):
    page = filled(visit.open("change/"), "action")
    write = f"""(text) => {{
      const field = document.querySelector("[name={field}]");
      field.value = text;
      field.dispatchEvent(new Event("input", {{ bubbles: true }}));
      return [field.value.trim(), document.querySelector("[data-made] code").textContent];
    }}"""
    letters = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
        "\n\t :#'\"\\-?&*!|>%@`{}[]~"
    )

    @settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)
    @given(st.text(letters, min_size=1, max_size=60))
    def comes_back(text: str) -> None:
        kept, piece = page.evaluate(write, text)
        if kept:
            key = {"text": "reply"}.get(field, field)
            (item,) = yaml.safe_load(piece.removeprefix("conversation:\n"))
            assert item[key] == kept

    comes_back()


@SMALL
def test_a_link_from_a_page_chooses_what_it_is_about(visit):
    page = visit.open("services/telephone/")
    page.get_by_role("link", name="Change something").first.click()
    page.wait_for_url("**/change/#service-telephone")
    assert page.locator("select[name=about]").input_value() == "service-telephone"
    page = visit.open("suppliers/post/")
    page.get_by_role("link", name="Write a reply").click()
    page.wait_for_url("**/change/#supplier-post")
    assert page.locator("select[name=kind]").input_value() == "reply"
    assert page.locator("select[name=about]").input_value() == "supplier-post"


@SMALL
def test_a_comment_that_waits_leads_to_its_answer(visit):
    page = visit.open("services/mail/")
    (link,) = page.get_by_role("link", name="For the owner: answer this").all()
    assert link.text_content() == "For the owner: answer this: It is slow."
    link.click()
    page.wait_for_url("**/change/#answer-said-mail-2026-08-01-*")
    assert page.locator("select[name=kind]").input_value() == "answer"
    assert page.locator("select[name=about]").input_value() == "service-mail"
    assert page.locator("select[name=comment]").input_value() == "2026-08-01: It is slow."
    page.locator("[name=text]").fill("We know.")
    assert "progress: answered" in page.locator("[data-made] code").inner_text()


@SMALL
def test_what_cannot_be_changed_there_is_said(visit):
    page = visit.open("change/")
    page.locator("select[name=kind]").select_option("answer")
    page.locator("select[name=about]").select_option("service-telephone")
    assert page.get_by_text("There is nothing of this kind to change there.").is_visible()
    assert not page.get_by_role("button", name="Copy").is_visible()


@pytest.mark.parametrize("visit", [{"site": "on_gitlab"}], indirect=True)
def test_on_gitlab_the_same_is_sent_as_a_description(visit, repository, tmp_path):
    page = filled(visit.open("change/"), "answer")
    address = page.get_by_role("link", name="Send it").get_attribute("href")
    assert address.startswith("https://gitlab.example.org/ours/site/-/issues/new?")
    sent = dict(parse_qsl(urlsplit(address).query))
    assert sent["issue[title]"] == "Change something: Mail"
    shutil.copytree(repository, tmp_path / "sent")
    given = sent["issue[description]"]
    done = run_with(given, "new", "change", "--root", tmp_path / "sent", "--form", "-")
    assert done.output == "services/it/mail.yml\n"


@pytest.mark.parametrize("visit", [{"site": "nowhere"}], indirect=True)
def test_without_a_repository_it_says_what_to_send(visit):
    page = filled(visit.open("change/"), "reply")
    said = page.locator("[data-made]").inner_text()
    assert "send it to those who look after this site" in said
    assert "services/suppliers.yml, below line 3" in said
    assert page.locator("[data-made] a").count() == 0


@pytest.mark.parametrize(
    "visit", [{"site": "on_github", "java_script_enabled": False}], indirect=True
)
def test_without_script_it_says_what_to_write_where(visit):
    page = visit.load("change/")
    assert not page.locator("form.ih-write").is_visible()
    for change in CHANGES:
        assert page.get_by_role("heading", name=change.title).is_visible()
    page.locator("#service-mail > summary").click()
    assert page.get_by_text("in place of line 30").is_visible()
    assert page.get_by_role("link", name="services/it/mail.yml").is_visible()
    visit.load("services/mail/").get_by_role("link", name="For the owner: answer this").click()
    assert page.locator("li:target").is_visible()
    assert "It is slow." in page.locator("li:target").inner_text()
