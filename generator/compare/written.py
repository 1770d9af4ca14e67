"""What owners wrote, before and after: which keys of a definition read differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

from generator.model.definitions import Defined, Definitions
from generator.model.fields import Part

Written = Mapping[str, Mapping[str, Any]]
"""By whom a definition is about: its keys, as plain values."""
ORGANISATION = "organisation:"
_REPORTED_ELSEWHERE = frozenset({"stage", "targets"})
"""Keys that comparisons report elsewhere."""
_LABELS = ("said", "title", "name", "text", "role", "id", "since")
_LONGEST = 160


def written_in(definitions: Definitions) -> Written:
    """Return what is written about the organisation and all that it defines, by id."""
    kinds: Mapping[str, Mapping[str, Defined[Any]]] = {
        "": definitions.services,
        "provider:": definitions.providers,
        "supplier:": definitions.suppliers,
        "community:": definitions.communities,
    }
    found = {ORGANISATION: _plain(definitions.organisation.part)}
    for kind, parts in kinds.items():
        found |= {f"{kind}{name}": _plain(each.part) for name, each in parts.items()}
    return found


def rewritten(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield each key that reads differently, with what stood and what stands there."""
    for key in [*was, *(key for key in now if key not in was)]:
        before, after = was.get(key), now.get(key)
        if before != after and key not in _REPORTED_ELSEWHERE:
            yield key, _short(before, after), _short(after, before)


def _plain(part: Part) -> dict[str, Any]:
    return part.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def _short(value: Any, other: Any) -> str:
    """Return a value in few words; of a list only what the other one has not."""
    if isinstance(value, list):
        others = other if isinstance(other, list) else []
        text = "; ".join(_item(each, others) for each in value if each not in others)
    elif isinstance(value, dict):
        text = "; ".join(_differing(value, other if isinstance(other, dict) else {}))
    else:
        text = "" if value is None else str(value)
    return shorten(text, _LONGEST, placeholder=" …")


def _differing(some: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Return the keys whose values are not those of the other one, with these values."""
    return [f"{k}: {_short(v, other.get(k))}" for k, v in some.items() if other.get(k) != v]


def _item(item: Any, others: list[Any]) -> str:
    """Return what an entry of a list is called, and what is not as in its counterpart."""
    if not isinstance(item, dict):
        return str(item)
    label = next((name for name in _LABELS if name in item), next(iter(item), ""))
    called = str(item.get(label, ""))
    twin = next((each for each in others if isinstance(each, dict) and _same(each, item)), None)
    if twin is None:
        return called
    differs = _differing({k: v for k, v in item.items() if k != label}, twin)
    return f"{called} ({', '.join(differs)})" if differs else called


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two entries are about the same: one id, one text or one day."""
    label = next((name for name in ("id", *_LABELS) if name in one and name in other), None)
    return label is not None and one[label] == other[label]
