"""Repositories as test cases: folders that are committed, and awkward ones made on the spot."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from generator.checks.catalogue import catalogue
from generator.checks.rule import Lifecycle
from generator.sources.finding import Finding

FOLDER = Path(__file__).resolve().parents[1] / "repositories"
COMMITTED = sorted(path for path in FOLDER.glob("*/*") if (path / "expected.txt").is_file())

ORGANISATION = "name: A\nas_of: 2026-09-30\nfeedback: https://say.example.org\n"
PROVIDER = "name: IT\nshirt: IT\n"
FAX = "name: Fax\npurpose: I fax.\nstage: retired\nlaunched: 1990-01-01\nretired: 2020-12-31\n"
USUAL = {
    "services/organisation.yml": ORGANISATION,
    "services/it/provider.yml": PROVIDER,
    "services/it/fax.yml": FAX,
}
ANSWERS = "date,service,rating\n"


def expected_of(case: Path) -> list[str]:
    """Return the findings that a committed case expects: “file:line:column code”."""
    return (case / "expected.txt").read_text(encoding="utf-8").splitlines()


def settled(findings: Iterable[Finding], named: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return the findings that a case is about: those of new rules only where it names the rule.

    So a rule that is new turns no case red but its own.
    """
    stable = {code for code, rule in catalogue().items() if rule.lifecycle is not Lifecycle.NEW}
    return tuple(finding for finding in findings if finding.code in stable | {*named})


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files on top of a small whole repository."""
    for name, content in {**USUAL, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def _link_out(root: Path) -> None:
    secret = root.parent / f"{root.name}-secret.csv"
    secret.write_text(ANSWERS, encoding="utf-8")
    write(root, {"data/answers/b.csv": ANSWERS})
    (root / "data" / "answers" / "a.csv").symlink_to(secret)


def _circle(root: Path) -> None:
    write(root, {"data/answers/b.csv": ANSWERS})
    (root / "data" / "answers" / "a.csv").symlink_to("a.csv")


def _no_services(root: Path) -> None:
    (root / "data").mkdir(parents=True)


def _bomb() -> str:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    return "\n".join(lines) + "\n"


def _files(files: dict[str, str | bytes]) -> Callable[[Path], None]:
    return lambda root: write(root, files) and None


AWKWARD: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "binary junk": (_files({"data/answers/a.csv": bytes(range(256)) * 9}), {"not-text"}),
    "binary yaml": (_files({"services/it/a.yml": bytes(range(1, 256))}), {"not-utf-8"}),
    "a million characters": (
        _files({"data/answers/a.csv": ANSWERS + "x" * 1_000_000}),
        {"line-too-long"},
    ),
    "utf-16": (
        _files({"data/answers/a.csv": codecs.BOM_UTF16_LE + ANSWERS.encode("utf-16-le")}),
        {"not-text"},
    ),
    "latin-1": (_files({"services/it/a.yml": "name: Café".encode("latin-1")}), {"not-utf-8"}),
    "byte order mark": (
        _files({"data/answers/a.csv": codecs.BOM_UTF8 + ANSWERS.encode()}),
        {"byte-order-mark"},
    ),
    "link out": (_link_out, {"outside-repository"}),
    "link in a circle": (_circle, {"unreadable-file"}),
    "no services": (_no_services, {"no-services-folder", "missing-file", "no-services"}),
    "a hundred thousand brackets": (
        _files({"services/it/a.yml": "a:\n" + " [\n" * 100_000}),
        {"yaml-depth"},
    ),
    "twenty brackets": (
        _files({"services/it/a.yml": "tags: " + "[" * 20 + "]" * 20}),
        {"yaml-depth"},
    ),
    "alias bomb": (
        _files({"services/it/a.yml": _bomb()}),
        {"yaml-alias", "missing-key", "unknown-key"},
    ),
    "megabyte of yaml": (
        _files({"services/it/a.yml": "# x\n" * 200_000}),
        {"file-too-large"},
    ),
    "empty folders": (
        lambda root: (write(root, {}) / "data" / "answers").mkdir(parents=True),
        set(),
    ),
    "missing data folder": (_files({}), set()),
    "odd names": (
        _files(
            {
                'services/it/<b>it\'s "x"<.yml': FAX,
                "services/it/🎈.yml": FAX,
                "services/it/\u202egpj.yml": FAX,
                "data/answers/new\nline \x1b[31m.csv": ANSWERS,
                "data/<b>/a.csv": ANSWERS,
            }
        ),
        {"bad-id", "unknown-folder"},
    ),
    "odd values": (
        _files(
            {
                "data/answers/a.csv": "date,service,rating\n"
                + "2020-09-01,fax,5\n" * 100
                + "\u202e\x1b[31m,<script>,$(rm)\n",
                "services/it/b.yml": FAX.replace("Fax", '"\\e[31m\\u202e%0A::error::"'),
            }
        ),
        {"row-bad-period", "row-unknown-service", "row-not-whole"},
    ),
    "dates at the ends of time": (
        _files(
            {
                "data/answers/a.csv": "date,service,rating\n"
                + "2020-09-01,fax,5\n" * 100
                + "9999-W52,fax,5\n2021-W53,fax,5\n9999-12-31,fax,5\n"
                + "0001-01-01,fax,5\n0000,fax,5\n",
                "data/telemetry/a.csv": "date,service,measure,value\n",
            }
        ),
        {"row-not-in-calendar", "row-after-as-of", "row-outside-life"},
    ),
}
"""What it is, how it is made, and the codes of its findings."""
