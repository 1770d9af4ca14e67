"""Ids that nothing defines: each kind is found at the door, and each hint puts it right."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.importing.import_files import HowToImport, import_files
from generator.model.kinds import KINDS
from generator.model.table import Type
from tests.importing.conftest import KEY, REPOSITORY

SERVICE = """\
name: E-mail
stage: live
steps: [{id: sign-in, name: Sign in}]
"""
ANSWERS = 'kind: answers\nfiles: "*"\nfixed: {service: email}\n'
MAPPINGS = {
    ("answers", "step"): "columns: {date: D, rating: V, step: I}\n",
    ("telemetry", "measure"): "columns: {date: D, value: V, measure: I}\n",
    ("promises", "promise"): "columns: {period: D, value: V, promise: I}\n",
    ("results", "result"): "columns: {period: D, value: V, result: I}\n",
    ("answers", "community"): "columns: {date: D, rating: V, community: I}\n",
}
CODED = "codes: {step: {translate: {a: signin}}}\n"
SECOND = "- fixed: {service: email, step: signin}\n"
DAYS = {"promises": "2026-09", "results": "2026-09"}


@pytest.fixture
def door(write, tmp_path):
    """Import ids into a repository whose service has one step, and return what is there then."""

    def door(mapping, *ids, day="2026-09-01", **files):
        there = {**REPOSITORY, "services/it/email.yml": SERVICE, **files}
        for name, text in there.items():
            write(f"site/{name}", text)
        lines = "".join(f"{day},{n % 5 + 1},{each}\n" for n, each in enumerate(ids))
        export = write("exports/a.csv", f"D,V,I\n{lines}")
        paths = write("mapping.yml", mapping), write("numbers.key", f"{KEY}\n")
        return import_files([export], paths[0], tmp_path / "site", HowToImport(key=paths[1]))

    return door


def quoted(hint):
    return re.findall("“([^”]+)”", hint)


def test_each_column_that_names_something_is_tried_here():
    named = {
        (kind.folder, each.refers_to)
        for kind in KINDS
        for each in kind.columns
        if each.type is Type.REFERENCE and each.refers_to not in ("service", "provider")
    }
    things = {what for _, what in named}
    assert things == {what for _, what in MAPPINGS}


@pytest.mark.parametrize(("kind", "what"), MAPPINGS)
def test_what_nothing_defines_is_found_and_defining_it_as_said_lets_it_in(
    door, tmp_path, kind, what
):
    mapping = f'kind: {kind}\nfiles: "*"\nfixed: {{service: email}}\n{MAPPINGS[kind, what]}'
    day = DAYS.get(kind, "2026-09-01")
    done = door(mapping, "brand-new", day=day)
    (one,) = done.findings
    assert (one.code, one.place.line) == ("unknown-reference", 2)
    assert one.place.file.endswith("a.csv")
    assert what in one.message
    assert "“brand-new”" in one.message
    assert not list((tmp_path / "site").rglob("data/*/*.csv"))
    file = re.search(r" in (services/\S+?\.yml)", one.hint)[1]
    text = (tmp_path / "site" / file).read_text(encoding="utf-8")
    said, *below = quoted(one.hint)
    assert file == ("services/communities.yml" if what == "community" else "services/it/email.yml")
    line = said.replace("UNIT", "s")
    value = yaml.safe_load(text)
    if line.startswith("- "):
        value[below[0].rstrip(":")] += yaml.safe_load(line)
    else:
        value |= yaml.safe_load(line)
    again = door(mapping, "brand-new", day=day, **{file: yaml.safe_dump(value)})
    assert again.findings == ()
    assert len(again.files) == 1


@pytest.mark.parametrize(
    ("ids", "codes", "written"),
    [
        (("sign-in", "signin"), "codes:\n", "sign-in,sign-in"),
        (("sign-in", "log-on"), "codes:\n", "sign-in,sign-in"),
        (("log-on", "logon"), "codes:\n", "sign-in,sign-in"),
    ],
)
def test_other_words_of_a_tool_are_mapped_as_the_hint_says(door, tmp_path, ids, codes, written):
    mapping = f"{ANSWERS}{MAPPINGS['answers', 'step']}"
    done = door(mapping, *ids)
    hints = {one.hint.partition("; or ")[2] for one in done.findings}
    (hint,) = hints  # one line for all of them: it is written once
    line = quoted(hint)[1].replace("ID", "sign-in")
    again = door(f"{mapping}{codes}  {line}\n", *ids)
    assert again.findings == ()
    (text,) = again.files.values()
    assert text.decode().count(",sign-in") == len(ids)


def test_in_codes_that_are_there_the_hint_says_what_to_add(door):
    codes = "codes:\n  step: {take: [sign-in, log-on], translate: {Anmelden: sign-in}}\n"
    mapping = f"{ANSWERS}{MAPPINGS['answers', 'step']}{codes}"
    (one,) = door(mapping, "sign-in", "log-on", "Anmelden").findings
    assert one.hint.endswith(
        "say below “codes:”, “step:” what is meant: “translate: {log-on: ID}”, and take “log-on” "
        "out of “take:”, with one of “sign-in” for ID"
    )
    right = codes.replace(", log-on]", "]").replace("sign-in}}", "sign-in, log-on: sign-in}}")
    assert door(mapping.replace(codes, right), "sign-in", "log-on", "Anmelden").findings == ()


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("fixed: {service: email, step: signin}\ncolumns: {date: D, rating: V}\n", 3),
        (
            "columns: {date: D, rating: V, step: I}\nfixed: {service: email}\n" + CODED,
            5,
        ),
        (
            "columns: {date: D, rating: V}\nrows:\n- fixed: {service: wi-fi}\n" + SECOND,
            6,
        ),
    ],
)
def test_an_id_in_the_mapping_is_found_there_and_written_otherwise(door, before, line):
    mapping = f'kind: answers\nfiles: "*"\n{before}'
    (one,) = door(mapping, "a").findings
    assert (one.place.file.rpartition("/")[2], one.place.line) == ("mapping.yml", line)
    assert one.hint.startswith("write “sign-in”, or define it: add “- {id: signin, name: Signin}”")
    assert door(mapping.replace("signin", "sign-in"), "a").findings == ()


def test_a_step_of_another_service_is_none_of_this_one(door):
    mapping = ANSWERS.replace("email", "wi-fi") + MAPPINGS["answers", "step"]
    (one,) = door(mapping, "sign-in").findings
    assert one.message == "“wi-fi” has no step “sign-in”"
    assert "“steps: [{id: sign-in, name: Sign in}]” in services/it/wi-fi.yml" in one.hint


def test_a_step_of_a_provider_has_no_service_that_has_it(door):
    mapping = ANSWERS.replace("service: email", "provider: it") + MAPPINGS["answers", "step"]
    (one,) = door(mapping, "sign-in").findings
    assert one.message == "a row names the step “sign-in”, but no service that has it"


def test_a_service_by_its_former_id_has_its_steps(door):
    mapping = ANSWERS.replace("email", "mail") + MAPPINGS["answers", "step"]
    files = {"services/it/email.yml": f"{SERVICE}formerly: [mail]\n"}
    assert door(mapping, "sign-in", **files).findings == ()


def test_a_column_full_of_something_else_is_not_listed_to_its_end(door):
    mapping = f"{ANSWERS}{MAPPINGS['answers', 'step']}"
    done = door(mapping, *(f"ticket-{n}" for n in range(60)))
    assert len(done.findings) == 6
    assert any("has 55 other ids" in one.message for one in done.findings)


def test_what_is_not_written_need_not_be_defined(run):
    mapping = f"{ANSWERS}{MAPPINGS['answers', 'step']}"
    done = run(mapping, {"a.csv": "D,V,I\n2026-09-01,4,unheard-of\n"}, counted=True)
    assert "unknown-reference" not in {one.code for one in done.findings}
