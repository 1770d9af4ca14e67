"""However a block of a new file is used badly: the finding is in it, and its hint puts it right."""

from __future__ import annotations

import re
from itertools import groupby

import pytest

from generator.checks.run import check
from generator.checks.uncommented.causes import with_causes
from generator.model.definitions import model_of
from generator.model.reading import read_part
from generator.sources.finding import Severity
from generator.sources.history import History
from generator.sources.repository import read_sources
from generator.sources.text import TextFile
from generator.sources.yaml_document import parse
from tests.checks.cases import write
from tests.checks.uncommented.ways import FILES, KNOWN, WAYS, blocks, used, uses
from tests.mistakes.hints import Fill, apply

PATIENCE = 40
QUICK = ("owner", "launched", "results")
"""Blocks of a service that are tried each time; a nightly run tries all."""
EACH = [(kind, way) for kind in KNOWN for way in WAYS]


def findings_of(root, file):
    """Return what is said of one file's form."""
    document, findings = parse(TextFile(file, (root / file).read_text(encoding="utf-8")))
    if document:
        findings += read_part(document, model_of(file))[1]
    found = with_causes(findings, {file: document} if document else {}, root)
    return sorted(found, key=lambda finding: finding.sort_key)


def value_of(text):
    document, _ = parse(TextFile("a.yml", text))
    return document and document.value


def what_is_wrong(use, root):
    """Return what is not as it should be with a use; “” where its hints put it right."""
    file = FILES[use.kind]
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(use.meant, encoding="utf-8")
    usual = {(each.code, each.message) for each in findings_of(root, file)}
    path.write_text(use.bad, encoding="utf-8")
    chosen = Fill([f"{use.block}:"])
    for turn in range(PATIENCE):
        found = [f for f in findings_of(root, file) if (f.code, f.message) not in usual]
        if not found:
            break
        if not turn and not any(use.first <= f.place.line <= use.last for f in found):
            return f"found elsewhere: {found[0]}"
        apply(root, found[0], chosen)
    fixed = path.read_text(encoding="utf-8")
    return "" if value_of(fixed) == value_of(use.meant) else f"says something else:\n{fixed}"


def some(kind, way, several):
    """Return uses of each block of a kind in one way: the first and last of each, or all."""
    these = [use for use in uses(kind) if use.way.rpartition(" ")[0] == way]
    for _, group in groupby(these, key=lambda use: use.block):
        block = [*group]
        yield from block if several else {id(one): one for one in (block[0], block[-1])}.values()


@pytest.mark.parametrize(("kind", "way"), EACH)
def test_the_hints_of_a_bad_use_give_what_is_meant(kind, way, tmp_path):
    for use in some(kind, way, several=False):
        if kind == "service" and use.block not in QUICK:
            continue
        wrong = what_is_wrong(use, tmp_path)
        assert not wrong, f"{use.block}, {use.way}: {wrong}"


@pytest.mark.long
@pytest.mark.parametrize(("kind", "way"), EACH)
def test_the_hints_of_each_bad_use_give_what_is_meant(kind, way, tmp_path):
    for use in some(kind, way, several=True):
        wrong = what_is_wrong(use, tmp_path)
        assert not wrong, f"{use.block}, {use.way}: {wrong}"


SERVICE = "name: Mail\npurpose: I write.\nstage: pipeline\n"
USED = "# help:\n  text: Ask\n"


def said(root, text):
    write(root, {"services/it/mail.yml": text})
    found = check(read_sources(root), History()).findings
    return [
        f"{f.place.line}:{f.place.column} {f.code}"
        for f in found
        if f.place.file == "services/it/mail.yml" and f.severity is Severity.ERROR
    ]


def test_what_is_read_as_another_block_without_an_error_is_found(tmp_path):
    text = f"{SERVICE}request:\n  link: https://a.example\n{USED}"
    assert said(tmp_path, text) == ["6:1 misplaced-line"]


def test_a_key_that_could_lie_in_several_asks_which(tmp_path):
    write(tmp_path, {"services/it/mail.yml": f"{SERVICE}  link: https://a.example\n"})
    (found,) = check(read_sources(tmp_path), History()).findings
    assert "“request:” or “help:” or “feedback:”, whichever it is" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        f"{SERVICE}request:\n    link: https://a.example\n    text: Ask\n",
        f"{SERVICE}owner:\n- since: 2020-01-01\n  role: Head\n",
        f"{SERVICE}# help:\n#   link: we have none yet\nhours: Mon-Fri 07:00-19:00\n",
        f"{SERVICE}owner:\n  # role: as agreed in May\n  - role: Head\n    since: 2020-01-01\n",
    ],
)
def test_another_style_and_other_comments_are_fine(text, tmp_path):
    assert said(tmp_path, text) == []


def test_what_another_style_has_wrong_is_said_as_before(tmp_path):
    text = f"{SERVICE}request:\n    link: https://a.example\n    colour: red\n"
    assert said(tmp_path, text) == ["6:5 unknown-key"]


@pytest.mark.parametrize("kind", KNOWN)
def test_a_gap_that_is_left_asks_for_its_value(kind, tmp_path):
    """Each key of each kind, whatever its value is: no other sentence is about “…”."""
    for block, (before, lines, after) in blocks(kind).items():
        for number, line in enumerate(used(lines)):
            gap = re.sub(r": (?:\[.*?\]|\S.*?)(?=  # |$)", ": …", line)
            if gap == line or ":  #" in line:
                continue
            text = "\n".join(
                [*before, *used(lines[:number]), gap, *used(lines[number + 1 :]), *after]
            )
            document, _ = parse(TextFile(FILES[kind], text))
            _, found = read_part(document, model_of(FILES[kind]))
            about = [f for f in found if f.place.line == len(before) + number + 1]
            assert all(re.match(r"write (?:a value \(|one of: )", f.hint) for f in about), (
                block,
                line,
                about,
            )
