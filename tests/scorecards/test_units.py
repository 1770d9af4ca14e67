"""A figure's unit is its method's, or one that an owner wrote: never a phrase of one language."""

from __future__ import annotations

from generator.api.figures import figures_json
from generator.figures.method import Unit


def test_a_unit_is_the_method_s_or_one_that_an_owner_wrote(example_cards):
    definitions = example_cards.definitions
    written = {definitions.organisation.part.currency} | {
        each.unit
        for service in definitions.services.values()
        for each in (*service.part.measures, *service.part.results, *service.part.promises)
    }
    figures = [figure for figure in example_cards.figures().values() if figure.unit]
    assert {figure.unit for figure in figures} <= written
    assert {figure.method.unit for figure in figures} == {Unit.OWN, Unit.MONEY}


def test_a_download_names_a_distance_and_a_scale(example_cards):
    figures = example_cards.figures()
    far = next(each for name, each in figures.items() if name.endswith("/expected-error"))
    assert '"unit": "points of a hundred"' in figures_json([far])
    average = next(each for each in figures.values() if each.scale)
    assert f'"scale": "{average.scale}"' in figures_json([average])
