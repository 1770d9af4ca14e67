"""What all machines have in common."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def one_cache(tmp_path_factory):
    """One cache for all of a module's machines, as a runner keeps its own from run to run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
