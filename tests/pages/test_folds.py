"""The heads under which a scorecard folds its panels are called after what is in them."""

from __future__ import annotations

import pytest

from generator.features.feature import Fold
from generator.language import ENGLISH
from generator.pages.folds import layout
from generator.wording.parts import PanelView

PREDICTED, PUBLISHED = "expected.html", "published_statistics.html"


def panel(part: str, *, empty: bool) -> PanelView:
    body = None if empty else part
    return PanelView(part, part, "", "plain", "", part, body, methods=(), sources=())


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ((PREDICTED,), "Predictions"),
        ((PUBLISHED,), "What others publish"),
        ((PREDICTED, PUBLISHED), "Predictions, and what others publish"),
    ],
)
def test_a_head_names_no_panel_that_is_left_out(shown, title):
    panels = [panel(part, empty=part not in shown) for part in (PREDICTED, PUBLISHED)]
    (fold,) = layout(ENGLISH, panels).folds
    assert (fold.title, len(fold.panels)) == (title, len(shown))
    assert fold.id == Fold.SURE.name.lower()
