"""The example shows each panel in each of its states; what it need not show is named here.

Many wordings are one state, said of other numbers. ``SAME`` says which words of a situation may
differ; what is left of it is the state, and a page of the example must be in it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.features.communities.figures import CommunitiesHeard, Hearing
from generator.features.panel import Panel
from generator.features.table import PANELS, panels_of
from generator.language import ENGLISH
from generator.scorecards.scorecard import Scorecards
from generator.wording.situation import Wording
from tests.features.test_panel_sentences import shape

ROOT = Path(__file__).parents[2]
EACH = [pytest.param(panel, id=panel.id) for panel in PANELS]


class Same(NamedTuple):
    """Words of a situation that may differ within one state, what they become, and why."""

    words: str
    become: str
    why: str


_SHARE = "(?:hardly any|about [a-z -]+?|nearly all|almost all|none|ten in ten)"
SAME: dict[str, tuple[Same, ...]] = {
    "word": (Same("^several early warnings have", "one early warning has", "number"),),
    "stage": (
        Same(", with (another service|several)$", "", "what replaces it is said besides"),
        Same("takes the place of several$", "takes the place of one", "number"),
    ),
    "measured": (
        Same("^the one day measured was good$", "all days measured were good", "number"),
        Same("^the one day measured was not good$", "no day measured was good", "number"),
        Same("^both days measured were good$", "all days measured were good", "number"),
    ),
    "expected": (),
    "through": (
        Same(
            "^(all attempts|more than 99 of 100|(fewer than )?one of 100|none) succeeds?",
            "some succeed",
            "number",
        ),
        Same("^(only requests are counted), (all of them|one alone)$", r"\1", "number"),
    ),
    "promise": (),
    "steps": (
        Same(", for a few minutes$", "", "number"),
        Same("^the same once$", "it broke down once, people unknown", "grammar of the one before"),
        Same("^the same (twice|several times)$", "it broke down once, people unknown", "number"),
        Same("^it broke down (twice|several times),", "it broke down once,", "number"),
        Same(
            "^each loses no more than a moment a year$|^each loses about .+ a year$",
            "each loses some time",
            "number",
        ),
        Same("^each loses at least .+ a year$|^at least .+$", "each loses at least", "number"),
    ),
    "lost": (
        Same(f"^{_SHARE} lost time", "some lost time", "number"),
        Same(", over (1 day|30 days|use)", ", over 7 days", "the organisation asks over a week"),
    ),
    "said": (
        Same("^several comments are", "one comment is", "number"),
        Same("^several topics are", "one topic is", "number"),
        Same("^(one|several) overdue, .* waiting$", "one topic is overdue", "each is said alone"),
    ),
    "launch": (),
    "heard": (
        Same(
            "^(one|several) (heard|not shown|asked|not known|not asked).*$|^both are .*$",
            "some are heard and others not",
            "numbers of groups: each voice must occur, see below",
        ),
    ),
    "value": (
        Same("^both results were (reached|missed)", r"the one result was \1", "number"),
        Same("^all of several results were reached", "the one result was reached", "number"),
        Same("^none of several results was reached", "the one result was missed", "number"),
        Same("of another one it is not known$", "of others it is not known", "number"),
        Same(
            "^(the one result was missed|some results were reached), and of others",
            "the one result was reached, and of others",
            "what cannot be told is said besides",
        ),
    ),
    "costs": (
        Same("^it costs next to nothing", "the costs are known", "number"),
        Same(
            ", (one of a hundred uses|hardly anybody uses|nobody uses|many use) it$", "*", "number"
        ),
    ),
    "at-home": (
        Same(f"^{_SHARE} say", "some say", "number"),
        Same("say .* at home, of few answers", "say, of few answers", "which is said besides"),
    ),
    "pride": (Same(f"^{_SHARE} of staff", "some of staff", "number"),),
    "published": (),
    "days": (),
}
"""For each panel, in order, what is one state and another number, or grammar."""

NEVER = {
    ("lost", "few said how much time they lost"): "a longer time has answers enough",
    ("lost", "what people lost is withheld"): "a longer time has answers enough",
    (
        "lost",
        "people were asked, and nobody said how much time they lost",
    ): "the example asks on in each survey that has the question",
    ("lost", "nobody was asked recently"): "the example asks on",
    ("lost", "asked by an open link only"): "the example asks for it by list",
    ("lost", "nobody says over which time it was asked"): "the example says it",
    (
        "steps",
        "it broke down, and how many use it is not known",
    ): "what broke down for many has its users counted",
    (
        "steps",
        "the same, and some people are not known",
    ): "what broke down for many has its users counted",
    ("said", "the service is sensitive"): "no service of the example is",
    ("heard", "the service is sensitive"): "no service of the example is",
    **{
        (panel, when): "the example's rows have no mistake, and its surveys ask on"
        for panel, whens in {
            "lost": ("people answered, and all their answers were set aside",),
            "launch": ("what people answered in one of the two times is not counted by us",),
            "at-home": (
                "people were asked before, and nobody recently",
                "people answered, and all their answers were set aside",
                "others asked people, and published a statistic only",
            ),
            "pride": (
                "staff were asked before, but not recently",
                "staff answered, and all their answers were set aside",
            ),
        }.items()
        for when in whens
    },
    **{
        ("lost", f"nobody lost time, over {over}"): "in the example some always lose time"
        for over in ("1 day", "7 days", "30 days", "use")
    },
    ("steps", "the log is not among the data"): "only where no service at all has a log there",
    (
        "steps",
        "nothing broke down, and anybody looked on one day only",
    ): "a log with gaps misses some days, not all but one",
    ("expected", "a forecast of answers still to come"): "only on a day within a period",
    ("expected", "forecasts were closer, but there is nothing to make the next one from"): (
        "usually on the first days of a period"
    ),
    (
        "expected",
        "a forecast whose range did not hold the result",
    ): "one forecast in ten, and no story's to tell",
}
"""States in which no page can be whose organisation has what the other pages need, or this day."""


def row(panel: Panel) -> tuple[Same, ...]:
    """Return a panel's row of ``SAME``."""
    assert panel.id in SAME, (
        f"add a row “{panel.id}” to SAME in tests/features/test_every_state.py: "
        "() where each wording is a state of its own"
    )
    return SAME[panel.id]


def state(panel: Panel, when: str) -> str:
    """Return which state a situation is."""
    for same in row(panel):
        when = re.sub(same.words, same.become, when)
    return when


def unshown(panel: Panel, wordings: tuple[Wording, ...], said: set[str]) -> list[str]:
    """Return the states in which no page is."""
    shown = {state(panel, each.when) for each in wordings if shape(each.says) in said}
    wanted = [state(panel, w.when) for w in wordings if (panel.id, w.when) not in NEVER]
    return sorted(set(wanted) - shown)


@pytest.fixture(scope="module")
def cards(example_cards: Scorecards) -> Scorecards:
    return example_cards


@pytest.fixture(scope="module")
def said(cards: Scorecards) -> dict[str, set[str]]:
    """Return the shapes of what each panel says on the example's pages."""
    found: dict[str, set[str]] = {panel.id: set() for panel in PANELS}
    for kind, some in (("service", cards.services), ("provider", cards.providers)):
        for panel in panels_of(kind):
            contents = [
                panel.describe(ENGLISH, card, cards.definitions, cards.as_of) for card in some
            ]
            found[panel.id] |= {shape(each.said) for each in contents if each is not None}
    return found


@pytest.mark.parametrize("panel", EACH)
def test_the_example_shows_each_state(panel: Panel, said: dict[str, set[str]]) -> None:
    assert unshown(panel, panel.wordings(ENGLISH), said[panel.id]) == []


@pytest.mark.parametrize("panel", EACH)
def test_what_goes_from_the_example_is_missed(panel: Panel, said: dict[str, set[str]]) -> None:
    assert unshown(panel, panel.wordings(ENGLISH), set())
    contents = {
        state(panel, w.when) for w in panel.wordings(ENGLISH) if shape(w.says) in said[panel.id]
    }
    for lost in contents:
        own = {shape(w.says) for w in panel.wordings(ENGLISH) if state(panel, w.when) == lost}
        assert lost in unshown(panel, panel.wordings(ENGLISH), said[panel.id] - own), lost


@pytest.mark.parametrize("panel", EACH)
def test_each_exception_excuses_something(panel: Panel, said: dict[str, set[str]]) -> None:
    """Without any one of them, a state would be missed that is only another number."""
    for gone in row(panel):
        rest = tuple(same for same in row(panel) if same is not gone)
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(SAME, panel.id, rest)
            assert unshown(panel, panel.wordings(ENGLISH), said[panel.id]), gone.words


def test_each_state_that_cannot_be_is_a_state_of_its_panel(said: dict[str, set[str]]) -> None:
    wordings = {(panel.id, w.when): w for panel in PANELS for w in panel.wordings(ENGLISH)}
    for key in NEVER:
        assert shape(wordings[key].says) not in said[key[0]], key


def test_each_panel_has_its_row() -> None:
    assert sorted(SAME) == sorted(panel.id for panel in PANELS)


def test_each_voice_is_somewhere_that_of_all(cards: Scorecards) -> None:
    voices = [
        {each.voice for each in card.panels[CommunitiesHeard].items} for card in cards.services
    ]
    alone = {voice for some in voices if len(some) == 1 for voice in some}
    assert alone - {None} == set(Hearing)
