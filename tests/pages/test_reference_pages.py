"""The pages of fields and of checks: nothing is missing, and what they show is true."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

from generator.checks.catalogue import catalogue
from generator.checks.example import examples
from generator.language import ENGLISH
from generator.model.kinds import KINDS
from generator.model.reference import all_entries, flat
from generator.model.schema import schema_text
from generator.pages import check_list, fields


def fields_by_file():
    view = fields.fields_view(ENGLISH)
    return {file.id: file for file in (*view.definitions, *view.data)}


def test_every_key_and_every_column_is_there_once():
    files = fields_by_file()
    for kind, entries in all_entries().items():
        assert [field.id for field in files[kind].fields] == [
            ".".join((kind, *entry.path)) for entry in flat(entries)
        ]
    for kind in KINDS:
        assert [field.key for field in files[kind.folder].fields] == [
            column.name for column in kind.columns
        ]
    ids = Counter(field.id for file in files.values() for field in file.fields)
    assert max(ids.values()) == 1
    assert len(files) == len(all_entries()) + len(KINDS)


def test_each_says_what_it_means_and_holds_in_words():
    for file in fields_by_file().values():
        assert file.about, file.id
        for field in file.fields:
            assert field.meaning, field.id
            assert field.value, field.id
            assert "None" not in field.value, field.id


def test_values_are_said_in_words():
    fields_of = {field.id: field for file in fields_by_file().values() for field in file.fields}
    assert fields_of["answers.rating"].value == "a whole number from 1 to 5"
    assert fields_of["answers.rating"].needed
    assert not fields_of["answers.ease"].needed
    assert fields_of["costs.amount"].value == "a number"
    assert fields_of["invitations.mode"].value == "one of: list, open"
    assert fields_of["answers.date"].value == "a period or a day, as 2026-Q3 or 2026-09"
    assert fields_of["service.measures.good.at_most"].within == ("measures", "good")
    assert fields_of["service.role"].usual == "supporting"


def test_what_holds_for_a_row_is_reported():
    files = fields_by_file()
    assert files["answers"].rules[0] == "Each row fills either service or provider, never both."
    assert "completed is never more than started." in files["usage"].rules
    assert files["costs"].rules == ("No two rows have the same period, service and category.",)


def test_the_schemas_are_offered_as_editors_get_them():
    (page,) = fields.KIND.make(SimpleNamespace(locale=ENGLISH))
    offered = {download.path: download.text for download in page.offer()}
    hrefs = {file.schema_href for file in fields_by_file().values() if file.schema_href}
    assert offered.keys() == hrefs
    assert offered["schemas/service.schema.json"] == schema_text("service")


def test_every_check_is_there_and_its_example_is_what_the_corpus_says():
    shown = [rule for family in check_list.check_list_view().families for rule in family.rules]
    assert sorted(rule.code for rule in shown) == sorted(catalogue())
    fixed = 0
    for rule in shown:
        known = examples().get(rule.code)
        assert (rule.example is None) == (known is None)
        if rule.example and known:
            lines = rule.example.lines
            assert tuple(line.text for line in lines if line.change != "new") == known.bad
            if known.good:
                fixed += 1
                assert tuple(line.text for line in lines if line.change != "gone") == known.good
                seen = any(line.change for line in lines)
                assert seen or known.bad == known.good, rule.code  # line ends are not seen
    assert fixed > 80


def test_the_number_of_checks_that_block_is_counted():
    view = check_list.check_list_view()
    rules = [rule for family in view.families for rule in family.rules]
    assert view.total == len(rules) == len(catalogue())
    assert view.blocking == sum(rule.blocking for rule in rules)
    assert 0 < view.blocking < view.total
