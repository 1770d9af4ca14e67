"""Bytes to text: UTF-8 or a finding that says which byte is not."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.sources.finding import Finding, Place, error, warning

BOM = b"\xef\xbb\xbf"
_MERGE_MARKS = ("<<<<<<< ", ">>>>>>> ")
LONGEST_LINE = 20_000
"""Characters. No honest line is longer; tools and people that look at one give up before."""


class TextFile(Struct, frozen=True, dict=True):
    """A decoded file: its name within the repository, and its text."""

    file: str
    text: str

    @cached_property
    def digest(self) -> str:
        """The text's digest: two texts with the same are the same."""
        return digest(self.text)


class TextOnDisk(Struct, frozen=True):
    """A decoded file of which there is no text in memory: it is read anew by who asks for it.

    Few do, for a finding says in which line it is: all tables of many services would fill memory.
    """

    file: str
    path: Path
    digest: str

    @property
    def text(self) -> str:
        """The text; empty where the file has changed since it was read, or is gone."""
        try:
            found, _ = decode(self.file, self.path.read_bytes())
        except OSError:
            return ""
        return found.text if found and found.digest == self.digest else ""


AnyText = TextFile | TextOnDisk


def digest(text: str) -> str:
    """Return a text's BLAKE2b as 64 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), digest_size=32).hexdigest()


def decode(file: str, raw: bytes, any_line: bool = False) -> tuple[TextFile | None, list[Finding]]:
    """Decode UTF-8 strictly; a byte order mark is dropped and warned of.

    ``any_line`` is for what programs write on one line, such as JSON: a line may be of any length.
    Returns the text and the findings; no text where the bytes cannot be trusted to be text.
    """
    findings: list[Finding] = []
    body = raw
    if raw.startswith(BOM):
        body = raw[len(BOM) :]
        findings.append(
            warning(
                "byte-order-mark",
                Place(file),
                "the file starts with an invisible byte order mark",
                "save it as “UTF-8”, not as “UTF-8 with BOM” (“iheartit fmt” does that)",
            )
        )
    if b"\x00" in body:
        line, column = _position(body, body.index(b"\x00"))
        message, hint = _not_text(raw)
        return None, [*findings, error("not-text", Place(file, line, column), message, hint)]
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        line, column = _position(body, problem.start)
        meant = body[problem.start : problem.start + 1].decode("cp1252", "replace")
        return None, [
            *findings,
            error(
                "not-utf-8",
                Place(file, line, column),
                f"the byte {body[problem.start]:#04x} is not UTF-8 (perhaps “{meant}”, from Excel)",
                "save the file as “UTF-8” (in Excel: “CSV UTF-8”)",
            ),
        ]
    refused = (
        _something_else(file, text)
        or (None if any_line else _too_long_line(file, text))
        or _unfinished_merge(file, text)
    )
    if refused:
        return None, [*findings, refused]
    return TextFile(file, text), findings


def _not_text(raw: bytes) -> tuple[str, str]:
    """Return what bytes with zeros among them are, and what to do."""
    every_second = any(len(raw) > 3 and not raw[start:64:2].strip(b"\0") for start in (0, 1))
    if every_second or raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "the file is UTF-16, not UTF-8", "save it as “UTF-8”"
    if raw.startswith(b"PK"):
        return "this is a workbook or an archive, not a text file", "save its table as “CSV UTF-8”"
    return "this is not a text file", "remove the file, or replace it by a text file"


def _something_else(file: str, text: str) -> Finding | None:
    """Find a page, or a pointer of Git, where a table or a definition should be."""
    ours = file.startswith(("data/", "services/"))  # of an export, the import says more
    if not ours or not file.endswith((".csv", ".yml", ".yaml")):
        return None
    begins = text[:64].lstrip().lower()
    if begins.startswith("version https://git-lfs"):
        message = "this is a pointer of Git LFS; the file itself was not fetched"
        return error("something-else", Place(file), message, "run “git lfs pull” and try again")
    if begins.startswith(("<!doctype html", "<html")):
        message = "this is a web page, such as one that asks to sign in, and not the file"
        return error("something-else", Place(file), message, "download the file again, signed in")
    return None


def _too_long_line(file: str, text: str) -> Finding | None:
    """Find the first line that is too long, in leaps: a line end in each is all that is needed.

    A file may end its lines as old programs did, with a carriage return alone.
    """
    if "\n" not in text:
        text = text.replace("\r", "\n")
    begin = 0
    while len(text) - begin > LONGEST_LINE:
        end = text.rfind("\n", begin, begin + LONGEST_LINE + 1)
        if end < 0:
            length = len(text[begin:].partition("\n")[0])
            return error(
                "line-too-long",
                Place(file, text.count("\n", 0, begin) + 1, LONGEST_LINE + 1),
                f"this line has {length:,} characters; {LONGEST_LINE:,} is the most",
                "split the line, or remove what does not belong here",
            )
        begin = end + 1
    return None


def _unfinished_merge(file: str, text: str) -> Finding | None:
    """Find the marks that git leaves where two edits met; neither side may count."""
    marks = [mark for mark in _MERGE_MARKS if mark[0] in text]  # one character is found quickly
    found = [0 for mark in marks if text.startswith(mark)]
    found += [at + 1 for mark in marks if (at := text.find(f"\n{mark}")) >= 0]
    if not found:
        return None
    return error(
        "merge-conflict",
        Place(file, text.count("\n", 0, min(found)) + 1),
        "this file contains an unfinished merge",
        "keep one of the two sides, and remove the lines that start with <<<<<<<, =======, >>>>>>>",
    )


def _position(raw: bytes, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a byte; the text before it is decoded leniently."""
    before = raw[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return line, column
