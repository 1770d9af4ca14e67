"""Columns that single somebody out: a person, an account, a device, with rows of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from generator.checks.rule import ERROR, Family, Problem, Rule, stamp
from generator.model.table import Kind
from generator.sources.csv_table import Table
from generator.sources.finding import Finding

RULE = Rule(
    "public-person",
    "No column of a public file singles somebody out",
    ERROR,
    Family.PUBLIC,
    "Whoever knows one row of somebody's finds all others. A column “respondent” does so always; "
    "one that is named after a person, an account or a device does where a value stands in fewer "
    "rows than the privacy floor. Bad: a column “user_id” in data/answers/. Good: no such column.",
    "remove the column “respondent”",
)
_NAMED = re.compile(
    r"respondents?|person(?:al)?|persons?id|participant|employee|user|username|userid|account|login|"
    r"upn|customer|client|caller|requester|reporter|assignee|author|email|mail|phone|mobile|"
    r"telephone|firstname|lastname|surname|fullname|forename|birthday|birthdate|dob|device|"
    r"deviceid|machine|host|hostname|computer|serial|imei|imsi|mac|ip|ipaddress|badge|"
    r"vorname|nachname|benutzer|konto|personalnummer|mitarbeiter|kunde|prenom|utilisateur|compte"
)
_DONE = re.compile(r"(?:answer|approv|assign|clos|creat|open|report|request|resolv|sign|updat)e?d")
_NAMES = frozenset(("name", "first", "last", "full", "given", "family", "display", "nick"))
_PIECE = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])")


def check_columns(table: Table, kind: Kind | None, floor: int) -> Iterator[Finding]:
    """Yield a finding for each column of a table that singles somebody out."""
    known = {column.name for column in kind.columns} if kind else set()
    for name in table.header:
        always = name == "respondent"
        if (always or (name not in known and is_of_person(name))) and _singles_out(
            table, name, 2**62 if always else floor
        ):
            message = f"the column “{name}” singles people out, in a file that everybody can read"
            hint = f"remove the column “{name}”"
            yield stamp(RULE, Problem(table.header_place(name), message, hint))


def is_of_person(header: str) -> bool:
    """Return whether a column is named after a person, an account or a device."""
    pieces = [piece.lower() for piece in _PIECE.findall(header.replace("-", ""))]
    if any(_NAMED.fullmatch(piece) for piece in pieces):
        return True
    if pieces[-1:] == ["by"]:
        return bool(_DONE.fullmatch(" ".join(pieces[:-1])))
    return "name" in pieces and set(pieces) <= _NAMES


def _singles_out(table: Table, name: str, floor: int) -> bool:
    codes, texts = table.column(name)
    rows = np.bincount(codes[codes >= 0], minlength=len(texts))
    return any(0 < count < floor and text.strip() for count, text in zip(rows, texts, strict=True))
