"""Commands that ask for what no option says, where nobody is there to answer: as in a script."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli import main


def run(*arguments: str):
    return CliRunner().invoke(main, [*arguments], input="")


def test_what_has_a_default_needs_no_answer(tmp_path):
    """An empty link is one: people cannot have their say yet."""
    root = tmp_path / "ours"
    done = run("init", str(root), "--name", "Ours", "--no-git")
    assert done.exit_code == 0, done.output
    assert (root / "services" / "it" / "provider.yml").is_file()
    assert "\nfeedback:" not in (root / "services" / "organisation.yml").read_text("utf-8")


@pytest.mark.parametrize("words", [("init",), ("new", "supplier")])
def test_what_has_none_is_named(tmp_path, words, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert done.exit_code == 2
    assert "Missing option '--name'." in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_question_in_between_is_no_riddle(write):
    root = write(
        {
            "services/organisation.yml": "name: Ours\n",
            "services/it/provider.yml": "name: IT\nshirt: IT\n",
            "services/it/mail.yml": "name: Mail\nstage: live\nlaunched: 2020-01-01\n",
        }
    )
    done = run("new", "event", "--root", str(root), "--service", "mail")
    assert done.exit_code == 1
    assert "nobody is here to answer: see --help" in done.output
    assert "Aborted" not in done.output
