"""The examples that the program shows are those of the corpus, and nearly every rule has one."""

from __future__ import annotations

import os

from generator.checks.catalogue import catalogue
from generator.checks.example import FOLDER, examples
from generator.checks.rule import Family
from tests.mistakes import examples as corpus

# What cannot stand in a folder that is committed, or is about a history or a list of what is known.
WITHOUT = {
    "no-services-folder",
    "unreadable-file",
    "outside-repository",
    "file-too-large",
    "line-too-long",
    "yaml-depth",
    "history-unread",
    "git-refuses",
    "shallow-clone",
    "known-gone",
    "expectation-not-met",
}


def test_the_examples_are_those_of_the_corpus(tmp_path):
    if os.environ.get("IHEARTIT_RENEW"):
        corpus.write(tmp_path)
        return
    written = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert written == corpus.examples(tmp_path)


def test_every_rule_about_what_owners_write_has_an_example():
    wanted = {code for code, rule in catalogue().items() if rule.family is not Family.SITE}
    assert wanted - examples().keys() == WITHOUT
    assert examples().keys() <= wanted


def test_most_examples_show_what_is_right():
    shown = [example for example in examples().values() if example.good]
    assert len(shown) / len(examples()) > 0.7
