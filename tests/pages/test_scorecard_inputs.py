"""Nothing that the page of a service is made from is left out of what it is known by."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from generator.features.expected.forecast import KnownForecast
from generator.language import ENGLISH
from generator.pages.provenance import Provenance
from generator.pages.scorecard_inputs import ScorecardInputs
from generator.sources.history import Commit, History
from generator.wording.parts import Link


def test_a_page_is_known_by_each_of_its_inputs(example_cards):
    card, other, *_ = example_cards.services
    history = History(last={card.defined.file: Commit("1" * 40, date(2026, 10, 31))})
    unknown = Provenance(ENGLISH, History(), None)
    inputs = ScorecardInputs(card, KnownForecast("one", ""), unknown, ())
    others = {
        "card": other,
        "forecast": KnownForecast("another", ""),
        "of_all": replace(unknown, history=history),
        "near": (Link("Mail", "services/mail/"),),
        "before": ("post",),
    }
    assert {*ScorecardInputs.__struct_fields__} == set(others)
    for name, value in others.items():
        assert replace(inputs, **{name: value}).digest("en") != inputs.digest("en"), name
    assert inputs.digest("de") != inputs.digest("en")
