"""The panels of a scorecard: which stand open, and under which heads the others are folded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from generator.features.expected.words import FEATURE as EXPECTED
from generator.features.feature import Fold
from generator.features.published_statistics.words import FEATURE as PUBLISHED_STATISTICS
from generator.features.table import folded
from generator.language import N_, Locale
from generator.wording.parts import PanelView

_ALONE = {
    EXPECTED.template: N_("Predictions"),
    PUBLISHED_STATISTICS.template: N_("What others publish"),
}
"""The head over a panel where the other one, which the fold's head names as well, is left out."""


class FoldView(Struct, frozen=True):
    """Panels that are folded under a head; ``said`` is what the most pressing of them says."""

    id: str
    title: str
    said: str
    panels: tuple[PanelView, ...]


class Layout(NamedTuple):
    """The panels that stand open, those that are folded, and those to which owners could add."""

    panels: tuple[PanelView, ...]
    folds: tuple[FoldView, ...]
    adds: tuple[PanelView, ...]


def layout(locale: Locale, panels: Sequence[PanelView]) -> Layout:
    """Return where each panel of a service stands.

    A panel of predictions, or of what others publish, is left out where it has nothing to show:
    then it is listed only with what an owner could add.
    """
    shown = [each for each in panels if each.body is not None or not _may_be_left_out(each)]
    folds = (_fold(locale, fold, shown) for fold in Fold if fold is not Fold.OPEN)
    return Layout(
        tuple(_under(Fold.OPEN, shown)),
        tuple(fold for fold in folds if fold.panels),
        tuple(each for each in panels if each.add or each not in shown),
    )


def _fold(locale: Locale, fold: Fold, panels: Sequence[PanelView]) -> FoldView:
    mine = tuple(_under(fold, panels))
    pressing = sorted(mine, key=lambda each: (each.tone != "bad", each.body is None))
    said = pressing[0].said if pressing else ""
    title = _ALONE.get(mine[0].part, fold.value) if len(mine) == 1 else fold.value
    return FoldView(fold.name.lower(), locale.text(title), said, mine)


def _under(fold: Fold, panels: Sequence[PanelView]) -> list[PanelView]:
    return [each for each in panels if each.part in _templates(fold)]


def _may_be_left_out(panel: PanelView) -> bool:
    return panel.part in _templates(Fold.SURE)


@cache
def _templates(fold: Fold) -> frozenset[str]:
    return frozenset(feature.template for feature in folded(fold))
