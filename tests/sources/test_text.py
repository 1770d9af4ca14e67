"""One line each: bytes, and where which finding points."""

from __future__ import annotations

import pytest

from generator.sources.text import BOM, TextOnDisk, decode

CASES = [
    (b"\xef\xbb\xbfa: 1", "byte-order-mark", (1, 1)),
    ("a: 1\nb: é".encode("latin-1"), "not-utf-8", (2, 4)),
    ("ä: ü\n".encode() + b"\x80", "not-utf-8", (2, 1)),
    ("a: 1".encode("utf-16"), "not-text", (1, 4)),
    ("a: 1".encode("utf-16-le"), "not-text", (1, 2)),
    ("a: 1".encode("utf-16-be"), "not-text", (1, 1)),
    (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "something-else", (1, 1)),
    (b"\n<!DOCTYPE HTML><p>", "something-else", (1, 1)),
    (b"<html>", "something-else", (1, 1)),
    (b"PK\x03\x04\n\x00junk", "not-text", (2, 1)),
    (b"a\n" + b"x" * 1_000_000, "line-too-long", (2, 20_001)),
]


@pytest.mark.parametrize(("raw", "code", "where"), CASES)
def test_a_finding_points_at_its_place(raw, code, where):
    text, findings = decode("data/x.csv", raw)
    assert [(f.code, (f.place.line, f.place.column)) for f in findings] == [(code, where)]
    assert (text is not None) == (code == "byte-order-mark")


def test_a_byte_order_mark_is_no_part_of_the_text():
    text, _ = decode("data/x.csv", b"\xef\xbb\xbfa,b\n")
    assert text.text == "a,b\n"


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> branch"])
@pytest.mark.parametrize("before", ["", "a,b\n"])
def test_what_is_left_of_a_merge_is_no_text(mark, before):
    text, findings = decode("data/x.csv", f"{before}{mark}\n1,2\n".encode())
    assert text is None
    where = (before.count("\n") + 1, 1)
    assert [(f.code, (f.place.line, f.place.column)) for f in findings] == [
        ("merge-conflict", where)
    ]


def test_arrows_within_a_line_are_text():
    text, findings = decode("data/x.csv", b"a,b\n1,see <<<<<<< here >>>>>>> \n")
    assert text is not None
    assert findings == []


def test_a_text_on_the_disk_is_read_by_who_asks_for_it(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(BOM + "a,b\nä,2\n".encode())
    read, _ = decode("data/x.csv", path.read_bytes())
    kept = TextOnDisk(read.file, path, read.digest)
    assert kept.text == read.text == "a,b\nä,2\n"
    path.write_text("a,b\nsomething else\n")
    assert kept.text == "", "places in it would be wrong"
    path.unlink()
    assert kept.text == ""


def test_a_carriage_return_alone_ends_a_line_too():
    rows = "2026-09-01,mail,4\r" * 2000
    text, findings = decode("data/x.csv", f"date,service,rating\r{rows}".encode())
    assert text is not None
    assert findings == []


@pytest.mark.parametrize("wide", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_characters_are_named_with_and_without_a_mark(wide):
    _, (finding,) = decode("data/x.csv", "date,service\n".encode(wide))
    assert finding.message == "the file is UTF-16, not UTF-8"


def test_a_workbook_and_other_bytes_are_named():
    _, (workbook,) = decode("data/x.csv", b"PK\x03\x04\x14\x00\x06\x00")
    assert workbook.hint == "save its table as “CSV UTF-8”"
    _, (other,) = decode("data/x.csv", b"\x7fELF\x02\x01\x00")
    assert other.message == "this is not a text file"


def test_a_page_that_is_one_and_a_table_that_speaks_of_pages_are_read():
    assert decode("pages/a.md", b"<html>")[1] == []
    assert decode("export.csv", b"<html>")[1] == []
    assert decode("data/x.csv", b"a,b\n<html>,1\n")[1] == []
