"""The spec of the trend: made once, found again, and never half."""

from __future__ import annotations

import json

import pytest

from generator.disk.cache import Cache
from generator.site import chart_store
from generator.site.chart_store import ChartStore

FILES = {"assets/iheartit/trend.json": b"{}"}


@pytest.fixture
def made(monkeypatch):
    """How often the files were made; quickly."""
    calls = []
    monkeypatch.setattr(chart_store, "chart_files", lambda: calls.append(1) or dict(FILES))
    return calls


def test_what_was_made_is_found(tmp_path, made):
    assert dict(ChartStore(Cache(tmp_path)).files()) == FILES
    again = ChartStore(Cache(tmp_path))
    again.begin()
    assert again._process is None
    assert dict(again.files()) == FILES
    assert made == [1]


def test_an_emptied_file_is_made_anew(tmp_path, made):
    ChartStore(Cache(tmp_path)).files()
    for path in tmp_path.glob("??/*"):
        path.write_bytes(b"")
    assert dict(ChartStore(Cache(tmp_path)).files()) == FILES
    assert made == [1, 1]


def test_without_a_cache_the_files_are_made_here_where_no_process_was_begun(made):
    assert dict(ChartStore(Cache()).files()) == FILES


@pytest.mark.parametrize("kept", [True, False])
def test_another_process_makes_the_real_files(tmp_path, made, kept):
    store = ChartStore(Cache(tmp_path if kept else None))
    store.begin()
    assert store._process is not None
    found = store.files()
    assert set(found) == set(FILES)
    spec = json.loads(found["assets/iheartit/trend.json"])
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert {"url": "like.csv"} in [layer.get("data") for layer in (spec, *spec["layer"])]
    assert made == []
    assert store.files() == found  # once more, as a server asks


def test_where_no_process_can_be_started_the_files_are_made_here(tmp_path, made, monkeypatch):
    def refuse(*_arguments, **_options):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(chart_store.subprocess, "Popen", refuse)
    store = ChartStore(Cache(tmp_path))
    store.begin()
    assert dict(store.files()) == FILES
    assert made == [1]
