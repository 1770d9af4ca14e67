"""The files of the closer look: made once, found again, and never half."""

from __future__ import annotations

import pytest

from generator.site import chart_store
from generator.site.chart_store import ChartStore, write

FILES = {"assets/iheartit/trend.json": b"{}", "assets/iheartit/vega.js": b"draw()"}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(chart_store, "chart_files", lambda: dict(FILES))


def test_what_was_written_is_found(tmp_path):
    store = ChartStore(tmp_path)
    write(store._folder)
    assert dict(store.files()) == FILES
    monkey = ChartStore(tmp_path)
    monkey.begin()
    assert monkey._maker is None


def test_without_a_process_the_files_are_made_here(tmp_path):
    assert dict(ChartStore(tmp_path).files()) == FILES


def test_another_version_is_another_folder(tmp_path, monkeypatch):
    before = ChartStore(tmp_path)._folder
    monkeypatch.setattr(chart_store, "chart_version", lambda: "other")
    assert ChartStore(tmp_path)._folder != before


@pytest.mark.slow
def test_another_process_makes_the_real_files(tmp_path, monkeypatch):
    store = ChartStore(tmp_path)
    store.begin()
    assert store._maker is not None
    found = store.files()
    assert set(found) == set(FILES)
    assert len(found["assets/iheartit/vega.js"]) > 100_000
