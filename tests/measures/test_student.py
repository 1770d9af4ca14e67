"""The quantiles of Student's t are those that SciPy gives."""

from __future__ import annotations

import pytest
from scipy import stats

from generator.measures.student import below, quantile


@pytest.mark.parametrize("freedom", [*range(1, 40), 99, 100, 1_000, 20_001])
def test_they_are_scipy_s(freedom):
    for level in (0.5, 0.8, 0.95, 0.975):
        assert quantile(freedom, level) == pytest.approx(stats.t.ppf(level, freedom), abs=1e-10)
    for value in (0.0, 0.3, 1.7, 12.0):
        assert below(freedom, value) == pytest.approx(stats.t.cdf(value, freedom), abs=1e-12)
