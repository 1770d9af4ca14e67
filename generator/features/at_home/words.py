"""The panel “At home”: it, and what people use there, in their own words and others' figures."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.at_home.figures import AtHome, HomeComparison
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.language import ENGLISH, N_, Locale
from generator.model.definitions import Definitions
from generator.model.service import Comparator
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.marks import marked
from generator.wording.parts import BarView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import day_words, percent, points, sentence_case, share_in_words

_ANSWERS = ("worse than", "the same as", "better than")
_MOST = (
    N_("{share} find it worse than what they use at home."),
    N_("{share} find it as good as what they use at home."),
    N_("{share} find it better than what they use at home."),
)
_MOST_OF_FEW = (
    N_("{share} of the few who answered find it worse than what they use at home."),
    N_("{share} of the few who answered find it as good as what they use at home."),
    N_("{share} of the few who answered find it better than what they use at home."),
)
_STATES = {
    State.NOT_ASKED: N_(
        "Nobody was asked whether it is better or worse than what they use at home."
    ),
    State.LONG_AGO: N_(
        "Nobody was asked recently whether it is better or worse than what they use at home."
    ),
    State.SET_ASIDE: N_(
        "People compared it with what they use at home, but we set all their answers aside, so "
        "none counts."
    ),
    State.NO_COUNTS: N_(
        "Others asked people to compare it with what they use at home, and published a statistic. "
        "We do not have the answers."
    ),
    State.NO_DATA: N_(
        "People were asked to compare it with what they use at home, but nobody did."
    ),
    State.WITHHELD: N_(
        "We do not show how it compares with what people use at home: it could identify somebody."
    ),
}
_WHEN = {
    State.NOT_ASKED: "nobody was asked",
    State.LONG_AGO: "people were asked before, and nobody recently",
    State.SET_ASIDE: "people answered, and all their answers were set aside",
    State.NO_COUNTS: "others asked people, and published a statistic only",
    State.NO_DATA: "people were asked, and nobody answered",
    State.WITHHELD: "too few people answered to show it",
}
_QUESTIONS = {
    "like": N_("like it"),
    "ease": N_("find it easy"),
    "recommend": N_("would recommend it, minus those who would not"),
    "home": N_("find it better than at home"),
    "shirt": N_("would wear the shirt"),
}
_ALONE = N_("We do not know how exact that is, so we give no difference.")


class ComparatorView(Struct, frozen=True):
    """Somebody else's figure, ours to the same question, and where theirs comes from."""

    name: str
    question: str
    theirs: str
    ours: str
    range: str
    source: str
    href: str | None
    day: str


class AtHomeView(Struct, frozen=True):
    """The question, its three answers, on how many they rest, and what others published."""

    question: str
    bars: tuple[BarView, ...]
    answers: str
    comparisons: tuple[ComparatorView, ...]
    comparison_note: str
    expired: tuple[str, ...]


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Say how it compares; nothing where nobody uses it now."""
    found = card.panels[AtHome]
    three = (found.worse, found.same, found.better)
    if found.worse.state is State.NOT_APPLICABLE:
        return None
    values = [each.value for each in three if each.value is not None]
    few = found.worse.state is State.FEW
    said = (
        _said(locale, values, few)
        if len(values) == len(three)
        else locale.text(_STATES[found.worse.state])
    )
    tone = _tone(found, values) if found.worse.full else "plain"
    return PanelContent(said, tone, body=_body(locale, found, three))


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    shares = {share_in_words(locale, p / 100): p / 100 for p in range(33, 101)}
    found = [
        Wording(
            f"{share_in_words(ENGLISH, share)} say {answer} at home"
            f"{', of few answers' if few else ''}",
            _said(locale, [share if answer == each else 0.0 for each in _ANSWERS], few),
        )
        for few in (False, True)
        for answer in _ANSWERS
        for share in shares.values()
    ]
    return (*(Wording(_WHEN[state], locale.text(said)) for state, said in _STATES.items()), *found)


def _said(locale: Locale, shares: list[float], few: bool) -> str:
    """Say what most answered; of two that are as many, the less pleasant one."""
    most = max(range(len(shares)), key=lambda index: shares[index])
    said = _MOST_OF_FEW[most] if few else _MOST[most]
    return locale.text(said).format(share=sentence_case(share_in_words(locale, shares[most])))


def _tone(found: AtHome, shares: list[float]) -> str:
    """Bad or good only where that is what most say, beyond the ranges of worse and better."""
    worse, better = found.worse, found.better
    if shares[0] == max(shares) and (worse.low or 0.0) > (better.high or 0.0):
        return "bad"
    return (
        "good"
        if shares[2] == max(shares) and (better.low or 0.0) > (worse.high or 0.0)
        else "plain"
    )


def _body(locale: Locale, found: AtHome, three: tuple[Figure, ...]) -> AtHomeView | None:
    _ = locale.text
    shown = [each for each in three if each.value is not None]
    if not (shown or found.comparisons or found.expired):
        return None
    names = ((_("Worse"), "bad"), (_("The same"), "plain"), (_("Better"), "good"))
    bars = tuple(
        BarView(
            name,
            figure_value(locale, f),
            round(100 * (f.value or 0.0), 1),
            tone,
            figure_range(locale, f),
        )
        for (name, tone), f in zip(names, shown, strict=False)
    )
    return AtHomeView(
        question=found.question if shown else "",
        bars=bars,
        answers=_answers(locale, shown[0]) if shown else "",
        comparisons=tuple(_comparison(locale, each) for each in found.comparisons),
        comparison_note=_(_ALONE) if found.comparisons else "",
        expired=tuple(_expired(locale, each) for each in found.expired),
    )


def _answers(locale: Locale, figure: Figure) -> str:
    said = f"{answers_words(locale, figure)}, {span_words(locale, figure.span)}."
    return marked(figure, said)


def _comparison(locale: Locale, each: HomeComparison) -> ComparatorView:
    comparator, ours = each.comparator, each.ours
    words = points if comparator.question == "recommend" else percent
    return ComparatorView(
        name=comparator.name,
        question=locale.text(_QUESTIONS[comparator.question]),
        theirs=words(comparator.value),
        ours=figure_value(locale, ours),
        range=marked(ours, f"{figure_range(locale, ours)}, {answers_words(locale, ours)}")
        if ours.has_value
        else "",
        source=comparator.source,
        href=comparator.link,
        day=day_words(locale, comparator.date),
    )


def _expired(locale: Locale, comparator: Comparator) -> str:
    said = locale.text(
        "“{name}” ({source}, {day}) has been too old to compare with our number since {expired}."
    )
    return said.format(
        name=comparator.name,
        source=comparator.source,
        day=day_words(locale, comparator.date),
        expired=day_words(locale, comparator.expires),
    )


PANEL = Panel("at-home", N_("Compared with what you use at home"), AtHomeView, describe, wordings)
FEATURE = Feature("at_home", PANEL, (AtHome,))
