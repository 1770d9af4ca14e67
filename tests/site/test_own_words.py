"""Whatever services are called, an honest site is published: words are no numbers of answers."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli.build import build

NAMES = ["Help desk 2", "Team 24", "Room 7 answers", "1,204 answers", "Desk 3 — 5 answers a day"]
PURPOSES = ["Answers when I call.", "answers within 2 days", "I get 17 answers a day."]
HAND_WRITTEN = "site_name: X\nplugins: [search, iheartit]\ntheme: {name: material}\n"


@pytest.mark.parametrize("urls", ["", "use_directory_urls: false\n"], ids=["folders", "files"])
def test_names_and_purposes_that_look_like_numbers(write, urls):
    files = {"mkdocs.yml": HAND_WRITTEN + "docs_dir: pages\n" + urls, "pages/x.md": "# X\n"}
    for i, name in enumerate(NAMES):
        for j, purpose in enumerate(PURPOSES):
            called = name if i == j else f"{name} {'abc'[j]}"
            files[f"services/it/s{i}{j}.yml"] = (
                f"name: {called}\npurpose: {purpose}\nstage: live\nlaunched: 2020-01-01\n"
            )
    visit = "2026-09-02,it,office,Of 12 answers one was late.,"
    files["services/communities.yml"] = "communities:\n- {id: office, name: Office}\n"
    files["data/visits/v.csv"] = f"date,provider,community,learned,action\n{visit}\n"
    root = write(files)
    result = CliRunner().invoke(build, ["--root", str(root)])
    assert result.exit_code == 0, result.output
    assert (root / "site" / "index.html").is_file()
