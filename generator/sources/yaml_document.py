"""YAML to positioned values, by node graph.

Scalars stay strings until the model reads them, so ``NO`` is a country and ``2024-03-01`` is
whatever the model says. Anchors' aliases, tags, merge keys, duplicate keys and deep nesting are
refused: an owner's file needs none of them, and each is a way to make a small file mean a lot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

import yaml
from msgspec import Struct, field

from generator.sources.finding import Finding, Place, error, warning
from generator.sources.text import TextFile
from generator.sources.yaml_syntax import syntax_finding

LARGEST_FILE = 512 * 1024
"""Characters of one YAML file."""
DEEPEST = 16
"""Levels of nesting; the model's deepest place has 6."""
_DEPTH_MESSAGE = f"this is nested more than {DEEPEST} levels deep"
_HARMLESS = 5000
"""Levels that the composer survives, with room to spare."""

_CURLY = {"“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«"}
"""Quotation marks of word processors, and those that close them."""
_CUT = re.compile(r"[ \t]+(#[^\s#!-].*)")
"""What looks like a number sign and its word; a comment has a space after the sign."""

Value = str | None | list["Value"] | dict[str, "Value"]
Path = Sequence[str | int]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, which need not guess what a plain word means: the model says it."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[object]]] = {}
    _tags: ClassVar[dict[type[yaml.Node], str]] = {
        yaml.ScalarNode: yaml.SafeLoader.DEFAULT_SCALAR_TAG,
        yaml.SequenceNode: yaml.SafeLoader.DEFAULT_SEQUENCE_TAG,
        yaml.MappingNode: yaml.SafeLoader.DEFAULT_MAPPING_TAG,
    }

    # PyYAML looks for resolvers at each node, a third of its time; there are none.
    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002
        return self._tags[kind]

    def descend_resolver(self, current_node: yaml.Node, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


_NULLS = {"", "~", "null", "Null", "NULL"}
_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null")} | {
    f"tag:yaml.org,2002:{kind}" for kind in ("timestamp", "map", "seq", "value")
}


class Document(Struct, frozen=True, dict=True):
    """One YAML file: its plain value (strings, lists, dicts, None) and where each part stands."""

    file: str
    text: str
    digest: str
    value: Value
    renamed: tuple[tuple[tuple[str | int, ...], str], ...] = ()
    """Keys that are known by another name than the file's: the path to each, and its new name."""
    outermost: Mapping[str, int] = field(default_factory=dict)
    """How many characters stand before each key that lies in no other; empty where not known."""

    def place(self, *path: str | int) -> Place:
        """Return where the value at ``path`` begins; where that is missing, its nearest parent."""
        return self._locate(path, of_key=False)

    def key_place(self, *path: str | int) -> Place:
        """Return where the key that ends ``path`` stands; of a list's item, the item itself."""
        if len(path) == 1 and path[0] in self.outermost:
            return _place(self.file, self.text, self.outermost[str(path[0])])
        return self._locate(path, of_key=True)

    @cached_property
    def _root(self) -> yaml.Node | None:
        """The nodes. They take ten times the memory of the text, and most files have no finding."""
        root = yaml.compose(self.text, Loader=_Loader) if self.text else None
        for path, name in self.renamed:
            node = root
            for step in path[:-1]:
                node = (_child(node, step) or (None, None))[1]
            found = _child(node, path[-1])
            if found and found[0] is not None:
                found[0].value = name
        return root

    def _locate(self, path: Path, of_key: bool) -> Place:
        node = self._root
        mark = node.start_mark if node is not None else None
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
            mark = key.start_mark if of_key and key is not None else node.start_mark
            if _is_empty(node) and key is not None:
                mark = key.start_mark
        return _place(self.file, self.text, 0 if mark is None else mark.index)


def _said_lines(lines: range) -> str:
    first, last = lines.start, lines.stop - 1
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _place(file: str, text: str, index: int) -> Place:
    """Return the place of a character. YAML ends lines where no editor does, so we count."""
    before = text[:index]
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _is_empty(node: yaml.Node) -> bool:
    """An empty value stands where the next token begins: point at its key instead."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


def tokens(text: str) -> Iterator[yaml.Token]:
    """Yield the tokens of a YAML text, each with where it begins and ends."""
    yield from yaml.scan(text, Loader=_Loader)


def parse(source: TextFile) -> tuple[Document | None, list[Finding]]:
    """Return the document and the findings; no document where the YAML cannot be read at all."""
    if len(source.text) > LARGEST_FILE:
        message = f"the file has {len(source.text):,} characters; {LARGEST_FILE:,} is the most"
        hint = "describe one service per file, and keep data in CSV files"
        return None, [error("file-too-large", Place(source.file), message, hint)]
    try:
        too_deep = _too_deep(source)
        if too_deep:
            return None, [too_deep]
        root = yaml.compose(source.text, Loader=_Loader)
    except yaml.YAMLError as problem:
        return None, [syntax_finding(source, problem)]
    reader = _NodeReader(source)
    value = reader.read(root, 0) if root is not None else None
    found = Document(source.file, source.text, source.digest, value, outermost=_outermost(root))
    return found, reader.findings


def _outermost(root: yaml.Node | None) -> dict[str, int]:
    """Return where the keys of the outermost mapping begin; of a key that stands twice, the first.

    Every page of a service names the line of one: nobody need compose its file again for that.
    """
    pairs = reversed(root.value) if isinstance(root, yaml.MappingNode) else ()
    return {key.value: key.start_mark.index for key, _ in pairs if isinstance(key, yaml.ScalarNode)}


def _too_deep(source: TextFile) -> Finding | None:
    """Refuse deep nesting before nodes are composed: the C composer calls itself, and crashes.

    Only a text with many brackets or a long line can nest deep; only such a text is looked at.
    """
    brackets = source.text.count("[") + source.text.count("{")
    longest = max((len(line) for line in source.text.split("\n")), default=0)
    if brackets + longest < _HARMLESS:
        return None
    depth = 0
    for event in yaml.parse(source.text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST + 1:
            index = event.start_mark.index if event.start_mark else 0
            place = _place(source.file, source.text, index)
            return error("yaml-depth", place, _DEPTH_MESSAGE, "remove this value")
    return None


class _NodeReader:
    """Turns nodes into plain values and collects what is refused on the way."""

    def __init__(self, source: TextFile) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self._seen: set[int] = set()
        self._cut = " #" in source.text

    def read(self, node: yaml.Node, depth: int) -> Value:
        if id(node) in self._seen:
            self._refuse_aliases()
            return None
        self._seen.add(id(node))
        if depth > DEEPEST:
            self._refuse("yaml-depth", node, _DEPTH_MESSAGE, "remove this value")
            return None
        if node.tag not in _PLAIN_TAGS:
            self._refuse(
                "yaml-tag",
                node,
                f"the tag {node.tag!r} is not allowed here",
                "remove the word that starts with “!”",
            )
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, depth + 1) for item in node.value]
        if not getattr(node, "style", None):
            self._plain(node)
            if node.value in _NULLS:
                return None
        return str(node.value)

    def _plain(self, node: yaml.Node) -> None:
        """Warn of what an owner meant otherwise in a value without quotation marks."""
        if node.value[:1] in _CURLY and node.value[-1:] in _CURLY[node.value[0]]:
            inside = node.value[1:-1]
            if not any(mark in inside for mark in "“”„«»"):
                message = "the quotation marks are curly: they become part of the value"
                self._warn("curly-quotes", node.start_mark, message, f'write "{inside}"')
        cut = self._cut and _CUT.match(self.source.text, node.end_mark.index)
        if cut:
            said = f"“{cut[1]}” is cut off: after a space, “#” starts a comment"
            hint = "put the whole text after the first colon between double quotes"
            self._warn("cut-off", node.start_mark, said, hint)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Value:
        result: dict[str, Value] = {}
        first: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._refuse(
                    "yaml-key", key, "a key must be a plain word", "write a word before the colon"
                )
                continue
            if key.value in first:
                line = self._place(first[key.value][0].start_mark).line
                self._refuse(
                    "duplicate-key",
                    key,
                    f"“{key.value}” is here a second time; line {line} has it too",
                    self._remove_one(key, value, *first[key.value]),
                )
                continue
            first[key.value] = (key, value)
            result[key.value] = self.read(value, depth + 1)
        return result

    def _remove_one(self, *nodes: yaml.Node) -> str:
        """Return the hint for a key that is there twice: the lines of either, if it has several."""
        key, value, first, its_value = nodes
        second, other = self._lines(key, value), self._lines(first, its_value)
        if second.stop - second.start == other.stop - other.start == 1:
            return f"remove one of the two “{key.value}:”"
        return f"remove {_said_lines(second)}, or {_said_lines(other)}"

    def _lines(self, key: yaml.Node, value: yaml.Node) -> range:
        """Return the lines of a key and of what it holds."""
        last = value
        while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
            item = last.value[-1]
            last = item[1] if isinstance(item, tuple) else item
        text = self.source.text[: last.end_mark.index].rstrip()
        return range(self._place(key.start_mark).line, text.count("\n") + 2)

    def _refuse_aliases(self) -> None:
        """The node graph shows one node in two places; only the tokens show which is the alias."""
        if any(finding.code == "yaml-alias" for finding in self.findings):
            return
        for token in tokens(self.source.text):
            if isinstance(token, yaml.AliasToken):
                place = self._place(token.start_mark)
                message = f"the alias *{token.value} refers to a value written elsewhere"
                hint = "write the value itself here"
                self.findings.append(error("yaml-alias", place, message, hint))

    def _refuse(self, code: str, node: yaml.Node, message: str, hint: str) -> None:
        self.findings.append(error(code, self._place(node.start_mark), message, hint))

    def _warn(self, code: str, mark: yaml.Mark, message: str, hint: str) -> None:
        self.findings.append(warning(code, self._place(mark), message, hint))

    def _place(self, mark: yaml.Mark) -> Place:
        return _place(self.source.file, self.source.text, mark.index)
