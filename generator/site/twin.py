"""Pages drawn by two processes side by side.

When all is computed, MkDocs' process is doubled (fork: nothing is copied or sent). Both walk over
the pages in the same order and draw into the same folder. A page about one thing is drawn by
whichever of them is free: the numbers of these pages lie in a pipe, and each takes the next one out
of it. All other pages, which look at everything, are the first one's, so that only one has to know
everything. The second then ends, the first writes what there is only one of (search index, site
map). Where a system cannot fork, or has one processor, or there are few pages, the first draws all.
A page is the same no matter which process draws it.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from mkdocs.structure.pages import Page as SitePage

FEWEST = 200
"""Pages for which a second process is worth its while."""
MOST = 16_000
"""Pages whose numbers every system's pipe can hold."""
NOTHING = "partials/iheartit/nothing.html"
"""An empty template: MkDocs writes no file for a page that comes out empty."""
_BYTES = 4


class TwinError(Exception):
    """The second process could not draw its pages; it has said why."""


class Twin:
    """Who draws which page. ``alone`` draws all, and so does a twin that was never begun."""

    def __init__(self, alone: bool = False) -> None:
        can = hasattr(os, "fork") and sys.platform != "darwin" and (os.cpu_count() or 1) > 1
        self._alone = alone or not can
        self._shared: Sequence[SitePage] = ()
        self._templates: list[str] = []
        self._pipe: int | None = None
        self._next: SitePage | None = None
        self._child: int | None = None
        self._is_child = False

    def begin(self, shared: Sequence[SitePage], others: Iterable[SitePage]) -> None:
        """Double the process, if that is worth its while; call it when all pages are read.

        ``shared`` are the pages that either may draw, in the order in which both come to them;
        ``others`` the first one's.
        """
        if self._alone or not FEWEST <= len(shared) <= MOST:
            return
        sys.stdout.flush()
        sys.stderr.flush()
        self._shared = shared
        self._pipe, full = os.pipe()
        os.write(full, b"".join(n.to_bytes(_BYTES, "big") for n in range(len(shared))))
        os.close(full)
        self._child = os.fork()
        self._is_child = self._child == 0
        self._templates = [page.meta["template"] for page in shared]
        for page in (*shared, *(others if self._is_child else ())):
            page.meta["template"] = NOTHING
        self._take()

    def draws(self, page: SitePage) -> bool:
        """Return whether this process draws a page."""
        return page.meta.get("template") != NOTHING

    def done(self, page: SitePage) -> None:
        """Report that a page is done, in this process or the other."""
        if self._next is page:
            self._take()

    def _take(self) -> None:
        """Take the next page that nobody has taken; none where all are."""
        assert self._pipe is not None, "a twin begins with a pipe"
        taken = os.read(self._pipe, _BYTES)
        self._next = None
        if taken:
            number = int.from_bytes(taken, "big")
            self._next = self._shared[number]
            self._next.meta["template"] = self._templates[number]

    def end(self) -> None:
        """End the second process; the first waits for it. Raises TwinError where a page is missing.

        A page stays undrawn where the second failed, and where they came along another way than
        was said.
        """
        late = self._next is not None
        if self._is_child:
            os._exit(1 if late else 0)
        if self._child is None:
            return
        _, status = os.waitpid(self._child, 0)
        self._child = None
        if late or status != 0:
            raise TwinError("the second process could not draw its pages")

    @contextmanager
    def contained(self) -> Iterator[None]:
        """Whatever fails inside, no twin outlives or undoes the other.

        The second process never gets out of here: the folder that both draw into is the first
        one's to publish or to remove.
        """
        try:
            yield
        except BaseException:
            if self._is_child:
                traceback.print_exc()
                sys.stderr.flush()
                os._exit(1)
            raise
        finally:
            if self._child:
                os.kill(self._child, signal.SIGKILL)
                os.waitpid(self._child, 0)
                self._child = None
            if self._pipe is not None:
                os.close(self._pipe)
                self._pipe = None
