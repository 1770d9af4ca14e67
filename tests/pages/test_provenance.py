"""Links to a file lead to where it is in its repository."""

from __future__ import annotations

from datetime import date

import pytest

from generator.language import ENGLISH
from generator.pages.provenance import Provenance
from generator.sources.finding import Place
from generator.sources.history import Commit, History

FILE = "services/it/mail.yml"
COMMIT = Commit("a" * 40, date(2026, 9, 1))


@pytest.mark.parametrize("folder", ["", "ours/", "all of us/ours/"])
def test_an_organisation_in_a_folder_of_its_repository(folder):
    history = History(head=COMMIT, last={FILE: COMMIT}, folder=folder)
    links = Provenance(ENGLISH, history, "https://github.com/w/w")
    path = f"{folder}{FILE}".replace(" ", "%20")
    assert links.source(FILE).href == f"https://github.com/w/w/blob/{COMMIT.id}/{path}"
    assert links.edit_href(Place(FILE, 3)) == f"https://github.com/w/w/edit/main/{path}#L3"
