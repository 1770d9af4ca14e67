"""Post a stranger's text on their request, made harmless, and keep it in one comment.

Runs with nothing but Python and ``gh``. What the text may do is little: headings, lists, tables,
bold words. It calls nobody, leads nowhere, shows no picture and contains no HTML, whatever is in
it; GitHub would let it do all of these.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

MARK = "<!-- iheartit -->"
AUTHOR = "github-actions[bot]"
MOST = 60_000
"""Characters of the text; a comment may have 65,536."""
BREAK = "\u2060"
"""A word joiner: nobody sees it, and it separates what was one word."""


def harmless(text: str) -> str:
    """Return Markdown that can be read and do nothing else."""
    text = "".join(c for c in text if c == "\n" or (c.isprintable() and c != BREAK))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([@#])(?=\w)", rf"\1{BREAK}", text)  # mentions, and references to others
    text = re.sub(r"(?<=\w)(://|@)", rf"{BREAK}\1", text)  # addresses
    text = re.sub(r"(?i)\b(www)\.", rf"\1{BREAK}.", text)
    text = re.sub(r"\](?=[(\[:])", rf"]{BREAK}", text)  # links, pictures, and what defines them
    text = re.sub(r"\b([0-9a-f]{7})(?=[0-9a-f]{0,33}\b)", rf"\1{BREAK}", text)  # commits
    if len(text) > MOST:
        text = text[:MOST].rpartition("\n")[0] + "\n\n… and more."
    return text.strip() + "\n"


def body(text: str, run: str) -> str:
    """Return the comment; ``run`` is the address of the run that has the preview."""
    link = run if re.fullmatch(r"https://[\w.-]+/[\w./-]+", run) else ""
    preview = f"\n[A preview of the site]({link}) is among the artifacts of this run.\n"
    return f"{MARK}\n{harmless(text)}{preview if link else ''}"


def ask(method: str, path: str, content: dict[str, str] | None = None) -> Any:
    """Ask GitHub, and return its answer."""
    command = ["gh", "api", "--method", method, path]
    given = None if content is None else json.dumps(content)
    if given is not None:
        command += ["--input", "-"]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout or "null")


def pages(path: str) -> list[dict[str, Any]]:
    """Return all of a list that comes in pages."""
    found: list[dict[str, Any]] = []
    for page in range(1, 31):
        some = ask("GET", f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
        found += some
        if len(some) < 100:
            break
    return found


def request_of(repository: str, sha: str, owner: str, branch: str) -> int | None:
    """Return the number of the open request whose newest commit this is; of forks' too."""
    head = quote(f"{owner}:{branch}", safe="")
    for request in pages(f"repos/{repository}/pulls?state=open&head={head}"):
        if request["head"]["sha"] == sha:
            return int(request["number"])
    return None


def post(repository: str, number: int, text: str) -> None:
    """Write the comment, in place of the one that is there already."""
    for comment in pages(f"repos/{repository}/issues/{number}/comments"):
        if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARK):
            ask("PATCH", f"repos/{repository}/issues/comments/{comment['id']}", {"body": text})
            return
    ask("POST", f"repos/{repository}/issues/{number}/comments", {"body": text})


def main(file: str) -> int:
    """Post the file's text; it is no fault where the request has moved on."""
    wanted = [os.environ[name] for name in ("REPOSITORY", "SHA", "OWNER", "BRANCH")]
    number = request_of(*wanted)
    if number is None:
        sys.stdout.write("No open request has this commit as its newest; nothing is posted.\n")
        return 0
    with Path(file).open("rb") as opened:
        text = opened.read(4 * MOST).decode("utf-8", "replace")
    post(wanted[0], number, body(text, os.environ.get("RUN", "")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
