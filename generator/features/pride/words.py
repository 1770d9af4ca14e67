"""The panel “Pride”: those who provide it compared with those who use it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_rows
from generator.features.pride.figures import Pride
from generator.features.pride.method import METHODS
from generator.figures.card import ProviderCard, Scorecard
from generator.figures.figure import Figure, State
from generator.figures.gap import clear
from generator.language import ENGLISH, N_, Locale
from generator.model.definitions import Definitions
from generator.wording.figure_words import answers_words, figure_range, figure_value, gap_range
from generator.wording.marks import marked
from generator.wording.parts import BarView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import sentence_case, share_in_words, whole

_PROUDER = N_("Staff think better of it than users do.")
_HUMBLER = N_("Users think better of it than staff do.")
_ALIKE = N_("Staff and users think about equally well of it.")
_STATES = {
    State.NOT_ASKED: N_("Nobody asked the staff whether they are proud of it."),
    State.LONG_AGO: N_("Staff have not been asked recently whether they are proud of it."),
    State.SET_ASIDE: N_(
        "Staff said whether they are proud of it, but we set all their answers aside, so none "
        "counts."
    ),
    State.WITHHELD: N_("We do not show what staff answered: it could identify somebody."),
}
_WHEN = {
    State.NOT_ASKED: "staff were not asked",
    State.LONG_AGO: "staff were asked before, but not recently",
    State.SET_ASIDE: "staff answered, and all their answers were set aside",
    State.WITHHELD: "what staff answered is withheld",
}


class PrideView(Struct, frozen=True):
    """The two shares as bars, the gap between them, and the time that both are about."""

    bars: tuple[BarView, ...]
    gap: str
    time: str


def describe(
    locale: Locale, card: Scorecard | ProviderCard, _definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Tell of both sides; nothing where nobody uses it now."""
    found = card.panels[Pride]
    if found.proud.state is State.NOT_APPLICABLE:
        return None
    if found.proud.value is None:
        add = add_rows(locale, "pride") if found.proud.state is State.NOT_ASKED else ""
        return PanelContent(locale.text(_STATES[found.proud.state]), add=add)
    return PanelContent(
        _said(locale, found.proud.value, found.proud.full, found.gap), body=_body(locale, found)
    )


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    _ = locale.text
    alone = [
        Wording(
            f"{share_in_words(ENGLISH, share)} of staff are proud"
            f"{'' if full else ', of few answers'}",
            _said(locale, share, full, None),
        )
        for full in (True, False)
        for share in {share_in_words(locale, p / 100): p / 100 for p in range(101)}.values()
    ]
    return (
        *(Wording(_WHEN[state], _(said)) for state, said in _STATES.items()),
        Wording("staff are prouder, more than chance", _(_PROUDER)),
        Wording("customers like it more, more than chance", _(_HUMBLER)),
        Wording("the gap may be chance", _(_ALIKE)),
        *alone,
    )


def _said(locale: Locale, proud: float, full: bool, gap: Figure | None) -> str:
    _ = locale.text
    if gap is not None and gap.value is not None:
        if not clear(gap):
            return _(_ALIKE)
        return _(_PROUDER) if gap.value > 0 else _(_HUMBLER)
    said = (
        _("{share} of the staff are proud of it.")
        if full
        else _("{share} of the few staff who answered are proud of it.")
    )
    return said.format(share=sentence_case(share_in_words(locale, proud)))


def _body(locale: Locale, found: Pride) -> PrideView:
    liked = found.liked
    bars = [_bar(locale, locale.text("Proud of it"), found.proud)]
    if liked.value is not None:
        bars.append(_bar(locale, locale.text("Like it, in the same time"), liked))
    label = span_words(locale, found.proud.span)
    return PrideView(tuple(bars), _gap(locale, found), label[:1].upper() + label[1:])


def _bar(locale: Locale, name: str, figure: Figure) -> BarView:
    note = f"{figure_range(locale, figure)}, {answers_words(locale, figure)}"
    if figure.state is State.FEW:
        note = locale.text("{answers}, few").format(answers=note)
    return BarView(
        name,
        figure_value(locale, figure),
        round(100 * (figure.value or 0.0), 1),
        note=marked(figure, note),
    )


def _gap(locale: Locale, found: Pride) -> str:
    """Say the gap in points, and whether it is more than chance; or why there is none."""
    _ = locale.text
    gap = found.gap
    if gap.value is not None:
        number = abs(whole(gap.value * 100))
        if not clear(gap):
            said = _("No clear difference ({range} points).")
        elif gap.value > 0:
            said = locale.plural(
                "Pride is {n} point higher ({range}): more than chance.",
                "Pride is {n} points higher ({range}): more than chance.",
                number,
            )
        else:
            said = locale.plural(
                "Pride is {n} point lower ({range}): more than chance.",
                "Pride is {n} points lower ({range}): more than chance.",
                number,
            )
        return marked(gap, said.format(n=number, range=gap_range(locale, gap)))
    if found.liked.value is None and found.liked.state is State.WITHHELD:
        return _("There is nothing to compare it with: what users answered is withheld.")
    if found.liked.value is None and found.liked.state is State.NOT_ASKED:
        return _("There is nothing to compare it with: nobody asked users.")
    if found.liked.state is State.NOT_YET:
        return _("There is nothing to compare it with yet: no answers from users count.")
    if found.liked.state is State.LONG_AGO:
        return _("There is nothing to compare it with: nobody has asked users recently.")
    if found.liked.state in (State.SET_ASIDE, State.NO_COUNTS):
        return _("There is nothing to compare it with: we have no answers from users.")
    if found.liked.value is None:
        return _("There is nothing to compare it with: no user answered.")
    return _("Too few staff or users answered to say if they differ.")


PANEL = Panel("pride", N_("Staff pride"), PrideView, describe, wordings)
FEATURE = Feature("pride", PANEL, (Pride,), METHODS)
