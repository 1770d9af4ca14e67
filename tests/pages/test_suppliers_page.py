"""The list of suppliers: who delivers now is counted apart from who did earlier."""

from __future__ import annotations

from generator.language import ENGLISH
from generator.pages.suppliers import said, suppliers_view


def test_who_delivers_nothing_now_is_not_counted_as_delivering(example_cards):
    view = suppliers_view(ENGLISH, example_cards)
    idle = [each for each in view.suppliers if each.said.startswith("It delivers nothing now")]
    assert len(idle) == 1
    assert view.said == (
        f"{len(view.suppliers) - 1} suppliers deliver steps of our services, 1 did so earlier and "
        "2 have replied to their numbers."
    )


def test_one_supplier_and_none():
    assert said(ENGLISH, 1, 0, 1) == (
        "1 supplier delivers steps of our services and 1 has replied to its numbers."
    )
    assert said(ENGLISH, 0, 0, 0) == "Nobody has written down yet who delivers the services."
