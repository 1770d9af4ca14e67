"""The panels of a subject: each is made once, when asked for, and all give their figures."""

from __future__ import annotations

import pytest

from generator.figures.panels import Panels

MADE: list[str] = []


class One:
    figures = ("a", "b")

    @classmethod
    def of(cls, context):
        MADE.append(f"{cls.__name__} of {context}")
        return cls()


class Two(One):
    figures = ()


class Three(One):
    figures = ("c",)


def test_each_panel_is_made_once_and_all_figures_are_in_the_order_of_the_table():
    MADE.clear()
    panels = Panels("mail", (One, Two, Three))
    assert MADE == []
    assert panels[Three] is panels[Three]
    assert MADE == ["Three of mail"]
    assert panels.figures == ("a", "b", "c")
    assert Panels("mail", (Three, One)).figures == ("c", "a", "b")
    assert sorted(set(MADE)) == ["One of mail", "Three of mail", "Two of mail"]
    assert panels.context == "mail"
    with pytest.raises(AssertionError, match="no row of the table is Two"):
        Panels("mail", (One,))[Two]
