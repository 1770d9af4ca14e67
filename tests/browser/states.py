"""The example in all its states, in the shortest and in the longest texts that there may be.

The example's pages show each state of each panel (``tests/features/test_every_state.py``). Here its
data stay, and all that people wrote is replaced: by one letter, or by names without a blank, long
sentences, other scripts and pictures. What may be left out is left out in the short one; in the
long one a service has many steps, suppliers, comments and groups.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml

NAMES = ("name", "title", "source")
"""Keys whose values are names, of any part."""
TEXTS = ("purpose", "said", "reply", "text", "description", "note", "mission", "because")
OPTIONAL = ("purpose", "description", "mission", "note", "tags", "link", "comparators")
"""Keys without which a part is whole, and no state of a panel is lost."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜÅÆØŁŞÇÐÞΓΔΘΛΞΠΣΦΨΩБДЖИЛЦЧШЩЫЭЮЯ水電人事火山木日月"
LONG_NAMES = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" + "s" * 40,
    "Reisekostenabrechnungsverfahrensvereinfachung und Arbeitsplatzausstattungsbestellung",
    "خدمة الوصول عن بعد إلى شبكة المؤسسة للموظفين في الميدان وفي المكاتب وفي محطات الضخ",
    "👩🏽‍🚒🚰 Rettungswache 🏳️‍🌈 und alles, was dazugehört 🧯🧑‍🤝‍🧑 bei Tag 🌞 und bei Nacht 🌚",
    " ".join(["A service whose name nobody ever shortened"] * 3),
)
SENTENCES = (
    "Nobody ever shortened this, because every meeting added a sentence to it. ",
    "Die Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebung ist uns wichtig. ",
    "See https://intranet.example.org/a/very/long/path/that/nobody/would/ever/type/by/hand. ",
    "نحن نعمل على ذلك ونجيب في أقرب وقت ممكن. ",
)


def short_texts() -> Callable[[str, str], str | None]:
    """Return what makes a text as short as can be, and says of an optional one that it goes."""
    numbers = count()

    def words(key: str, _: str) -> str | None:
        if key in OPTIONAL:
            return None
        return LETTERS[next(numbers) % len(LETTERS)]

    return words


def long_texts() -> Callable[[str, str], str | None]:
    """Return what makes a text long, one after the other in each way that a text can be long."""
    numbers = count()

    def words(key: str, _: str) -> str | None:
        number = next(numbers)
        if key in TEXTS:
            at = number % len(SENTENCES)
            said = (SENTENCES[at:] + SENTENCES[:at]) * 2
            return " ".join(f"{number}.{n} {each.strip()}" for n, each in enumerate(said))
        return f"{LONG_NAMES[number % len(LONG_NAMES)]}{number}"

    return words


def rewritten(value: Any, words: Callable[[str, str], str | None], key: str = "") -> Any:
    """Return a value of a file with other texts; None for what is left out."""
    if isinstance(value, dict):
        needed = key in ("request", "help", "feedback", "licence")
        other = {
            name: part if name == "link" and needed else rewritten(part, words, name)
            for name, part in value.items()
        }
        if "contact" in value and "role" in value:
            other["role"] = words("name", value["role"])
        return {name: part for name, part in other.items() if part is not None}
    if isinstance(value, list):
        if key in OPTIONAL and words(key, "") is None:
            return None
        if key == "tags":
            return [words("name", each) for each in value]
        return [rewritten(each, words, "") for each in value]
    if key == "link":
        return value if words(key, value) else None
    return words(key, value) if key in (*NAMES, *TEXTS) else value


def much(service: dict[str, Any], suppliers: list[Any], communities: list[Any]) -> None:
    """Give a service thirty steps, each by a supplier of its own, forty comments, twelve groups."""
    extra = range(30)
    suppliers += [{"id": f"much-{n}", "name": f"{LONG_NAMES[n % 5]}{n}"} for n in extra]
    communities += [{"id": f"much-{n}", "name": f"{LONG_NAMES[n % 5]}{n}"} for n in range(12)]
    service["steps"] = service.get("steps", []) + [
        {
            "id": f"much-{n}",
            "name": f"{LONG_NAMES[(n + 1) % 5]}{n}",
            "delivered_by": [{"since": "2021-03-01", "supplier": f"much-{n}"}],
        }
        for n in extra
    ]
    service["communities"] = service.get("communities", []) + [f"much-{n}" for n in range(12)]
    entries = service.get("conversation", [])
    service["conversation"] = entries + [
        {
            "raised": f"2026-0{1 + n % 9}-{1 + n % 28:02}",
            "said": f"{n} {SENTENCES[n % 4]}",
            "comments": str(1 + n * 37),
            "progress": ("heard", "doing", "answered", "done")[n % 4],
            **({"reply": SENTENCES[n % 3], "answered": "2026-10-01"} if n % 4 else {}),
            **({"due": f"2026-{9 + n % 4:02}-15"} if n % 4 == 1 else {}),
            **({"done": "2026-10-02"} if n % 4 == 3 else {}),
        }
        for n in range(40)
    ]


def write(example: Path, root: Path, words: Callable[[str, str], str | None], fill: bool) -> None:
    """Write the example with other texts into a folder that does not exist yet."""
    shutil.copytree(example / "data", root / "data")
    shutil.copytree(example / "site_overrides", root / "site_overrides")
    shutil.copy(example / "mkdocs.yml", root / "mkdocs.yml")
    other = {path: rewritten(_read(example / path), words) for path in _definitions(example)}
    if fill:
        much(
            other[Path("services/it/remote-access.yml")],
            other[Path("services/suppliers.yml")]["suppliers"],
            other[Path("services/communities.yml")]["communities"],
        )
    for path, value in other.items():
        if path.name == "provider.yml":
            value["shirt"] = "W" * 12 if fill else value["name"]
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (root / path).write_text(text, encoding="utf-8")


def _definitions(example: Path) -> Iterator[Path]:
    for path in sorted(example.glob("services/**/*.yml")):
        yield path.relative_to(example)


def _read(path: Path) -> Any:
    # Every plain word stays a text, as our own reader has it.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
