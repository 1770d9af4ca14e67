"""No file on the site is called after a group: that would reveal that it answered, and when."""

from __future__ import annotations

from shutil import rmtree

import pytest

from generator.api.figures import figures_json
from generator.model.file_names import FileNames
from generator.pages.table import pages
from generator.pipeline import compute, material
from generator.scorecards.scorecard import card_figures
from tests.conftest import SERVICE

GROUPS = """communities:
  - {id: office, name: Office}
  - {id: vault, name: Night guards}
  - {id: hq, name: Mail room}
"""
HEADER = "date,service,community,rating,oops\n"
TELLING = [
    "vault",
    "survey-Vault-2026",
    "nightguards",
    "2026/night shift",
    "answers_of_guards",
    "hq",
    "mailroom",
]


def rows(community, people):
    return "".join(f"2026-07-{1 + n % 28:02},mail,{community},4,\n" for n in range(people))


@pytest.fixture
def site(repository, tmp_path):
    """Return all that pages, files and the data-quality page say of sources, once built."""

    def do(name):
        rmtree(tmp_path / "repository", ignore_errors=True)
        files = {
            "services/communities.yml": GROUPS,
            "services/it/mail.yml": SERVICE + "communities: [office, vault, hq]\n",
            "data/answers/survey.csv": HEADER + rows("office", 40),
            f"data/answers/{name}.csv": HEADER + rows("vault", 3),
            f"data/invitations/{name}.csv": "period,service,community,invited,mode\n"
            "2026-07,mail,vault,3,list\n",
        }
        reading = repository(files)
        cards = compute(reading)
        every = material(reading, cards)
        said = [figures_json(card_figures(card)) for card in cards.services]
        for page in pages(every):
            said.append(repr(page.view))
            said += [str(each.text) for each in page.offer()]
        return "\n".join(said)

    return do


@pytest.mark.parametrize("name", TELLING)
def test_a_file_that_is_called_after_a_group_has_no_name_on_the_site(site, name):
    said = site(name)
    assert f"{name}.csv" not in said
    assert "data/answers/….csv" in said
    assert "data/answers/survey.csv" in said


def test_the_site_is_the_same_however_such_a_file_is_called(site):
    assert site("vault") == site("nightguards")


@pytest.mark.parametrize("name", ["mail-2026", "it", "responses"])
def test_a_file_that_is_called_after_a_service_keeps_its_name(site, name):
    assert f"data/answers/{name}.csv" in site(name)


def test_files_of_no_answers_keep_their_names():
    names = FileNames(("vault",))
    assert names("data/incidents/vault.csv") == "data/incidents/vault.csv"
    assert names("services/it/vault.yml") == "services/it/vault.yml"
