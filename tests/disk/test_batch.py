"""Many values in one entry: each is what was put, and what nobody asks for any more goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.disk.batch import Batch
from generator.disk.cache import Cache

VALUES = st.recursive(st.text() | st.integers() | st.booleans(), st.lists, max_leaves=5)


@given(st.dictionaries(st.text(), VALUES))
def test_each_value_is_what_was_put(tmp_path_factory, values):
    cache = Cache(tmp_path_factory.mktemp("cache"))
    batch = Batch(cache, "maker", "values")
    for key, value in values.items():
        batch.put(key, value)
    batch.save()
    again = Batch(cache, "maker", "values")
    assert {key: again.get(key) for key in values} == values
    assert again.get("not " + "".join(values)) is None


def test_what_nobody_asks_for_goes(tmp_path):
    cache = Cache(tmp_path)
    batch = Batch(cache, "maker")
    batch.put("a\tb", ["x\n"])
    batch.put("c", "y")
    batch.save()
    later = Batch(cache, "maker")
    assert later.get("a\tb") == ["x\n"]
    later.save()
    assert Batch(cache, "maker").get("a\tb") == ["x\n"]
    assert Batch(cache, "maker").get("c") is None


def test_what_is_to_stay_stays_though_nobody_asks_for_it(tmp_path):
    cache = Cache(tmp_path)
    batch = Batch(cache, "maker")
    for name in ("cards", "others"):
        batch.made(lambda: [1], name, "digest")
    batch.save()
    later = Batch(cache, "maker")
    later.stay("cards", "digest")
    later.stay("nothing", "digest")
    later.save()
    again = Batch(cache, "maker")
    assert again.made(lambda: [2], "cards", "digest") == [1]
    assert again.made(lambda: [2], "others", "digest") == [2]


def test_without_a_cache_nothing_is_kept():
    batch = Batch(Cache(), "maker")
    batch.put("a", 1)
    batch.save()
    assert batch.get("a") is None


def test_of_a_large_value_the_last_one_is_kept(tmp_path):
    batch = Batch(Cache(tmp_path), "maker")
    batch.put_large(b"one", "cells", "a" * 64)
    batch.put_large(b"two", "cells", "b" * 64)
    assert batch.large("cells", "b" * 64) == b"two"
    assert batch.large("cells", "a" * 64) is None
    assert batch.large("other", "b" * 64) is None
    assert Batch(Cache(tmp_path), "other maker").large("cells", "b" * 64) is None
