from __future__ import annotations

import pytest
from scipy.stats import norm

from generator.measures.funnel import funnel_band


def test_band_as_the_normal_curve_says() -> None:
    low, high = norm.interval(0.95, loc=0.6, scale=(0.6 * 0.4 / 100) ** 0.5)
    found = funnel_band(0.6, 100)
    assert (found.low, found.high) == pytest.approx((low, high))


def test_band_narrows_and_stays_on_the_scale() -> None:
    assert funnel_band(0.6, 400).width == pytest.approx(funnel_band(0.6, 100).width / 2)
    assert funnel_band(0.98, 10).high == 1.0
    assert funnel_band(0.02, 10).low == 0.0
    assert funnel_band(0.6, 100, 0.998).width > funnel_band(0.6, 100).width


def test_no_band_without_answers_or_for_a_centre_off_the_scale() -> None:
    with pytest.raises(ValueError, match="no answers"):
        funnel_band(0.6, 0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        funnel_band(1.2, 10)
