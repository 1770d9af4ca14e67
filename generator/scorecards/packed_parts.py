"""Parts of panels as bytes, for other processes and later builds.

Only bytes that this program has packed may be unpacked: like what Jinja has compiled, they could
run anything.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NoReturn

from generator.features.table import METHODS
from generator.figures.method import Method
from generator.figures.method import by_id as methods_by_id
from generator.figures.panels import Panels, PartOf
from generator.figures.subject_context import SubjectContext

_FAST = 1
"""The least that zlib does: a third of the bytes."""


def _refuse(_: SubjectContext) -> NoReturn:
    raise TypeError("a part of a panel holds all that panels are made from")


def _by_python(found: Any) -> Any:
    return found.__reduce_ex__(pickle.HIGHEST_PROTOCOL)


def _by_places(found: tuple[Any, ...]) -> tuple[type, tuple[Any, ...]]:
    return type(found), tuple(found)


class _Written(dict[type, Callable[[Any], Any]]):
    """How objects are written, by their kinds: named tuples by their places."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, type):
            raise KeyError(kind)  # Python writes a class by its name
        return self.setdefault(kind, _by_places if hasattr(kind, "_fields") else _by_python)


_OURS: dict[type, Callable[[Any], Any]] = {
    Method: lambda method: (_method, (method.id,)),
    MappingProxyType: lambda mapping: (_read_only, (dict(mapping),)),
    SubjectContext: _refuse,
}


class _Packer(pickle.Pickler):
    """Writes a method as its id, and nothing that a panel is made from."""

    dispatch_table = _Written({**copyreg.dispatch_table, **_OURS})


def pack(panels: Panels, parts: Sequence[PartOf]) -> tuple[bytes, ...]:
    """Return parts of a subject's panels, each as bytes that can be unpacked alone."""
    made = (panels[part] if isinstance(part, type) else panels.part(part) for part in parts)
    return tuple(map(_packed, made))


def _packed(part: Any) -> bytes:
    packed = io.BytesIO()
    _Packer(packed, pickle.HIGHEST_PROTOCOL).dump(part)
    return zlib.compress(packed.getvalue(), _FAST)


class PackedParts(Mapping[PartOf, Any]):
    """Parts that were packed; one is unpacked each time that it is asked for."""

    __slots__ = ("_packed", "_parts")

    def __init__(self, packed: Sequence[bytes], parts: Sequence[PartOf]) -> None:
        self._packed = packed
        self._parts = parts

    def __getitem__(self, part: PartOf) -> Any:
        packed = self._packed[self._parts.index(part)]
        return pickle.loads(zlib.decompress(packed))  # noqa: S301 # packed by ourselves

    def __contains__(self, part: object) -> bool:
        return part in self._parts

    def __iter__(self) -> Iterator[PartOf]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


@cache
def _methods() -> Mapping[str, Method]:
    return methods_by_id(METHODS)


def _method(name: str) -> Method:
    return _methods()[name]


def _read_only(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)
