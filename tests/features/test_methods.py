from __future__ import annotations

import importlib
import re
from functools import reduce
from typing import Any

import pytest

from generator.figures.method import Method, Unit, WorkedExample, by_id
from generator.pages.method import METHODS

EXAMPLES = [(entry.id, example) for entry in METHODS.values() for example in entry.examples]
JARGON = {
    "sla", "kpi", "xla", "nps", "stakeholder", "incident", "incidents", "ticket", "csat",
    "p-value", "null", "hypothesis", "sigma", "statistically", "confidence", "metric",
    "leverage", "detractor", "detractors", "promoter", "promoters", "quantile", "percentile",
    "regression", "commit", "yaml", "csv",
}  # fmt: skip
AMERICAN = r"\b\w*(ization|izing|color|behavior|center|favorite|labeled|fulfill(?!ed|ing))\w*"
MUST_HAVE = {
    "like", "ease", "recommend", "home", "shirt", "response-rate", "verdict", "trend",
    "difference", "moved", "works", "get-through", "time-lost", "expected", "contrast",
}  # fmt: skip


def texts(entry: Method) -> list[str]:
    examples = [example.says for example in entry.examples]
    optional = [text for text in (entry.question, entry.interval) if text]
    return [
        entry.title, entry.formula, entry.limits, entry.source, *entry.changes, *optional,
        *examples,
    ]  # fmt: skip


def part(result: Any, path: str) -> Any:
    def step(value: Any, name: str) -> Any:
        return value[int(name)] if name.isdigit() else getattr(value, name)

    return reduce(step, path.split("."), result) if path else result


@pytest.mark.parametrize(("method_id", "example"), EXAMPLES, ids=[e.says[:40] for _, e in EXAMPLES])
def test_worked_examples_are_what_the_code_gives(method_id: str, example: WorkedExample) -> None:
    module, function = example.call.split(".")
    call = getattr(importlib.import_module(f"generator.measures.{module}"), function)
    result = call(**example.inputs)
    for path, expected in example.gives.items():
        found = part(result, path)
        if isinstance(expected, float):
            assert round(found, 4) == expected, (method_id, path)
        else:
            assert found == expected, (method_id, path)


@pytest.mark.parametrize(("method_id", "example"), EXAMPLES, ids=[e.says[:40] for _, e in EXAMPLES])
def test_worked_examples_say_the_numbers_that_they_give(
    method_id: str, example: WorkedExample
) -> None:
    """Shares and points in whole numbers, other numbers with one digit after the point."""
    for path, expected in example.gives.items():
        if path in ("effective_n", "signal", "signals.4", "variation"):
            continue
        if isinstance(expected, str):
            said = [expected]
        else:
            said = [f"{abs(expected) * 100:.0f}", f"{abs(expected):.1f}", f"{expected:.0f}"]
        if expected in (0.0, 2.0):
            said += ["None", "two"]
        assert any(re.search(rf"(?<![\d.]){word}(?![\d])", example.says) for word in said), (
            method_id,
            path,
        )


def test_the_methods_that_figures_name_are_there() -> None:
    assert set(METHODS) >= MUST_HAVE
    assert all(key == entry.id for key, entry in METHODS.items())
    assert {entry.id for entry in METHODS.values() if entry.examples} >= {
        "like", "recommend", "verdict", "trend", "difference",
    }  # fmt: skip


@pytest.mark.parametrize("entry", METHODS.values(), ids=list(METHODS))
def test_words_are_plain(entry: Method) -> None:
    for text in texts(entry):
        words = set(re.findall(r"[a-z-]+", text.lower()))
        assert not words & JARGON, text
        assert "!" not in text
        assert not re.search(AMERICAN, text.lower()), text
        assert text == text.strip()
        assert "  " not in text


@pytest.mark.parametrize("entry", METHODS.values(), ids=list(METHODS))
def test_every_method_says_what_it_cannot_show(entry: Method) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.id)
    assert entry.version == len(entry.changes) >= 1
    for text in (entry.formula, entry.limits, *(filter(None, [entry.interval]))):
        assert len(text) > 25
        assert text.endswith(".")
    assert entry.source


def test_two_methods_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two methods are called like"):
        by_id([METHODS["like"], METHODS["like"]])


def test_version_counts_the_changes() -> None:
    entry = Method("x", "X", "F.", Unit.SHARE, "L.", "S", changes=("First.", "Second."))
    assert entry.version == 2
    with pytest.raises(ValueError, match="of no version"):
        Method("x", "X", "F.", Unit.SHARE, "L.", "S", changes=())
