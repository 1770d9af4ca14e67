"""Where the API's files lie: each at the address of its page, below the API's version.

Also how one file of the site says where another is.
"""

from __future__ import annotations

from functools import lru_cache
from posixpath import normpath
from typing import Final

VERSION: Final = "1"
FOLDER = f"api/v{VERSION}"
INDEX = f"{FOLDER}/index.json"
SERVICES = f"{FOLDER}/services.json"
BADGE, EMBED = "badge.svg", "embed.html"
"""What pages elsewhere show of a service: they lie next to its page."""
SHARE = "share.html"
"""The page that has the code for both, next to these."""


def file_of(page: str) -> str:
    """Return the path of the file that says what a page does: “services/mail” is the page's."""
    return f"{FOLDER}/{page.rstrip('/')}.json"


def page_of(file: str) -> str:
    """Return the page whose figures a file has, as ``file_of`` has it."""
    return file.removeprefix(f"{FOLDER}/").removesuffix(".json")


def schema_file(name: str) -> str:
    """Return the path of the JSON Schema of a kind of file."""
    return f"{FOLDER}/schemas/{name}.json"


def link(target: str, file: str) -> str:
    """Return an address in the site as a file says it: from where the file itself lies.

    So it holds wherever the site lies. A page's address ends in a slash.
    """
    return relative(target or "./", file)


def relative(to: str, page: str) -> str:
    """Return an address from a page's, both from the site's first page; none leads above that."""
    folder, _, name = page.rpartition("/")
    there, here = _parts(to), _parts(folder if "." in name else page)
    same = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        same += 1
    path = "/".join((*(("..",) * (len(here) - same)), *there[same:])) or "."
    return f"{path}/" if to.endswith("/") else path


@lru_cache(maxsize=4096)
def _parts(path: str) -> tuple[str, ...]:
    whole = normpath(path if path.startswith("/") else f"/{path}")[1:]
    return tuple(whole.split("/")) if whole else ()
