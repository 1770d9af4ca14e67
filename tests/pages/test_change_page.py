"""The page “Change something” says where lines go, and nothing that no other page shows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.pages.change import ChangeView
from generator.pages.page import Page
from generator.pages.table import pages
from generator.pipeline import compute, material

SERVICE = """name: Mail
purpose: I write to anybody.
stage: live
launched: 2020-01-01
# not for everybody's eyes
conversation:
  - raised: 2026-08-01
    said: It is slow, write to jane.doe@wetherby-water.co.uk.
    progress: heard
"""


def page(repository, *, service: str = SERVICE, more: str = "", folder: str = "") -> Page:
    reading = repository(
        {
            "services/it/mail.yml": service,
            "services/organisation.yml": f"name: Small Works\nas_of: 2026-09-30\n{more}",
        }
    )
    reading = replace(reading, history=replace(reading.history, folder=folder))
    found = pages(material(reading, compute(reading)))
    return next(each for each in found if each.path == "change/index.md")


def places(view: ChangeView) -> list[tuple[str, str, str]]:
    return [(each.kind, each.where, each.comment) for each in view.services[0].places]


def test_it_names_lines_and_shows_no_text_that_is_left_out_elsewhere(repository):
    view = page(repository).view
    assert places(view) == [
        ("word", "below line 9", ""),
        ("answer", "in place of line 9", "2026-08-01: It is slow, write to […]."),
        ("action", "below line 9", ""),
    ]
    assert "eyes" not in repr(view)
    assert "jane" not in repr(view)


def test_of_a_sensitive_service_no_comment_is_offered(repository):
    view = page(repository, service=f"{SERVICE}sensitive: yes\n").view
    assert [kind for kind, _, _ in places(view)] == ["word", "action"]
    assert "slow" not in repr(view)


@pytest.mark.parametrize(
    ("host", "edit", "issue"),
    [
        (
            "https://github.com/o/r.git",
            "https://github.com/o/r/edit/main/",
            "/issues/new?template=",
        ),
        (
            "https://gitlab.example.org/o/r",
            "https://gitlab.example.org/o/r/-/edit/main/",
            "/-/issues",
        ),
        ("https://git.example.org/o/r", "https://git.example.org/o/r/edit/main/", ""),
    ],
)
def test_each_host_has_its_addresses(repository, host, edit, issue):
    view = page(repository, more=f"repository: {host}\n").view
    assert view.services[0].href == f"{edit}services/it/mail.yml"
    assert issue in view.issue_href
    assert bool(view.issue_href) == bool(issue)


def test_links_lead_into_the_folder_of_the_repository(repository):
    more = "repository: https://github.com/o/r\n"
    view = page(repository, more=more, folder="our site/").view
    assert (
        view.services[0].href == "https://github.com/o/r/edit/main/our%20site/services/it/mail.yml"
    )


def test_without_a_repository_there_is_nothing_to_open(repository):
    view = page(repository).view
    assert (view.services[0].href, view.issue_href, view.in_repository) == (None, "", False)


def test_a_comment_in_the_file_moves_the_lines_and_renews_the_page(repository):
    before = page(repository)
    after = page(repository, service=f"# Ours.\n{SERVICE}")
    assert places(after.view)[0][1] == "below line 10"
    assert before.made_from is not None
    assert after.made_from is not None
    assert before.made_from() != after.made_from()
