"""Columns that single somebody out: a person, an account, a device, with rows of their own."""

from __future__ import annotations

import re

import numpy as np
from msgspec import Struct

from generator.model.table import Kind
from generator.sources.csv_table import Table

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


class ColumnContext(Struct, frozen=True):
    """A table, what its rows are if that is known, and the privacy floor."""

    table: Table
    kind: Kind | None
    floor: int

    def has_rare_value(self, name: str, floor: int) -> bool:
        """Return whether a value of a column is in fewer rows than the floor."""
        codes, texts = self.table.column(name)
        rows = np.bincount(codes[codes >= 0], minlength=len(texts))
        return any(0 < n < floor and text.strip() for n, text in zip(rows, texts, strict=True))


def is_of_person(header: str) -> bool:
    """Return whether a column is named after a person, an account or a device."""
    pieces = [piece.lower() for piece in _PIECE.findall(header.replace("-", ""))]
    if any(_NAMED.fullmatch(piece) for piece in pieces):
        return True
    if pieces[-1:] == ["by"]:
        return bool(_DONE.fullmatch(" ".join(pieces[:-1])))
    return "name" in pieces and set(pieces) <= _NAMES
