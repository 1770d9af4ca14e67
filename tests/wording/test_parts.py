"""Parts of pages: what need not be said of one, and what it is then."""

from __future__ import annotations

from msgspec import StructMeta

from generator.wording import parts

PLAIN = {
    "RowView": {"usual": "", "periods": 1},
    "BarView": {"tone": "plain", "note": ""},
    "SparkView": {"held": "", "marks": ()},
}


def test_a_part_of_which_no_more_is_said_is_plain_and_empty():
    views = {name: each for name, each in vars(parts).items() if isinstance(each, StructMeta)}
    found = {
        name: dict(
            zip(reversed(each.__struct_fields__), reversed(each.__struct_defaults__), strict=False)
        )
        for name, each in views.items()
    }
    assert {name: some for name, some in found.items() if some} == PLAIN
