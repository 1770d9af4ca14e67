"""Parts of pages: what need not be said of one, and what it is then."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass

from generator.wording import parts

PLAIN = {
    "RowView": {"usual": "", "periods": 1},
    "BarView": {"tone": "plain", "note": ""},
    "SparkView": {"held": "", "marks": ()},
}


def test_a_part_of_which_no_more_is_said_is_plain_and_empty():
    views = {name: each for name, each in vars(parts).items() if is_dataclass(each)}
    found = {
        name: {field.name: field.default for field in fields(each) if field.default is not MISSING}
        for name, each in views.items()
    }
    assert {name: some for name, some in found.items() if some} == PLAIN
