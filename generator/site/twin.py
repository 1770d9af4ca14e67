"""Pages drawn by two processes side by side.

When all is computed, MkDocs' process is doubled (fork: nothing is copied or sent). Each twin draws
every second page into the same folder; the second then ends, the first writes what there is only
one of (search index, site map). Where a system cannot fork, or has one processor, or there are few
pages, the first draws all. A page is the same whoever draws it.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

FEWEST = 200
"""Pages for which a second process is worth its while."""
NOTHING = "partials/iheartit/nothing.html"
"""An empty template: MkDocs writes no file for a page that comes out empty."""


class TwinError(Exception):
    """The second process could not draw its pages; it has said why."""


class Twin:
    """Who draws which page. ``alone`` draws all, and so does a twin that was never begun."""

    def __init__(self, alone: bool = False) -> None:
        can = hasattr(os, "fork") and sys.platform != "darwin" and (os.cpu_count() or 1) > 1
        self._alone = alone or not can
        self._others: frozenset[str] = frozenset()
        self._child: int | None = None
        self._is_child = False

    def begin(self, files: Iterable[File | None]) -> None:
        """Double the process, if that is worth its while; call it when all pages are read."""
        drawn = [file for file in files if file is not None and file.page is not None]
        if self._alone or len(drawn) < FEWEST:
            return
        sys.stdout.flush()
        sys.stderr.flush()
        self._child = os.fork()
        self._is_child = self._child == 0
        mine = drawn[1::2] if self._is_child else drawn[::2]
        self._others = frozenset(file.src_uri for file in drawn) - {f.src_uri for f in mine}
        for file in drawn:
            if not self.draws(file) and isinstance(file.page, Page):
                file.page.meta["template"] = NOTHING

    def draws(self, file: File) -> bool:
        """Return whether this process draws the page."""
        return file.src_uri not in self._others

    def end(self) -> None:
        """End the second process; the first waits for it. Raises TwinError where it failed."""
        if self._is_child:
            os._exit(0)
        if self._child is not None:
            _, status = os.waitpid(self._child, 0)
            self._child = None
            if status != 0:
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
