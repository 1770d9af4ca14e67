"""The templates draw and nothing else, so that Zensical's MiniJinja could draw them too.

And they agree with the views, in both directions: what a template asks of a view exists, and what a
view offers is drawn somewhere.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from jinja2 import Environment, nodes
from msgspec import Struct, StructMeta

import generator.features
from generator.features.table import FEATURES, PANELS
from generator.language import ENGLISH
from generator.language.in_templates import functions
from generator.pages.service import ServiceView
from generator.pages.table import PAGES
from generator.resources import site_overrides

THEME = site_overrides() / "theme"
TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html"))
DRAWN = {template: view for kind in PAGES for template, view in kind.draws.items()}
"""Files next to pages."""
VIEWS: Mapping[str, type] = {kind.template: kind.shows for kind in PAGES} | DRAWN
PARTS = "partials/iheartit/features/"
FILTERS = {"url", "length", "safe"}
TESTS = {"none", "defined"}
SAID = functions(ENGLISH)
FUNCTIONS = {"super", *SAID}
OVERRIDES = {"partials/logo.html", "partials/search.html"}
"""Stand in for partials of Material and may call what those call: ``lang.t``."""

NAMES = {"Material", "for", "MkDocs", "HTML", "Markdown", "http", "www"}
"""What is called the same in every language."""

NOT_DRAWN: Mapping[str, str] = {}
"""Fields of views that no template draws, each with the reason."""

_ENVIRONMENT = Environment(autoescape=True)


def _source(template: str) -> str:
    return (THEME / template).read_text(encoding="utf-8")


def _without_own(template: str) -> str:
    """Return a template without data that no browser runs, code that a page shows, and the style of
    the badge.

    That is a drawing of its own, shown by pages elsewhere: nothing else can give it a light and a
    dark look.
    """
    source = re.sub(r'<script type="application/ld\+json">.*?</script>', "", _source(template))
    if template == "share.html":
        return re.sub(r"<code>.*?</code>|{% set base.*?%}", "", source)
    return re.sub(r"<style>.*?</style>", "", source) if template == "badge.html" else source


def _parse(template: str) -> nodes.Template:
    return _ENVIRONMENT.parse(_source(template), filename=template)


# --- What a template may say ------------------------------------------------------------------


@pytest.mark.parametrize("template", TEMPLATES)
def test_only_filters_and_tests_that_both_engines_know(template: str) -> None:
    tree = _parse(template)
    filters = {node.name for node in tree.find_all(nodes.Filter)}
    tests = {node.name for node in tree.find_all(nodes.Test)}
    assert filters <= FILTERS
    assert tests <= TESTS


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_method_is_called(template: str) -> None:
    tree = _parse(template)
    modules = {node.target for node in tree.find_all(nodes.Import)}
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    for call in tree.find_all(nodes.Call):
        match call.node:
            case nodes.Name(name=name):
                assert name in FUNCTIONS | macros, f"line {call.lineno}: {name}()"
            case nodes.Getattr(node=nodes.Name(name=name), attr=attr):
                allowed = name in modules or (
                    template in OVERRIDES and (name, attr) == ("lang", "t")
                )
                assert allowed, f"line {call.lineno}: {name}.{attr}()"
            case _:
                pytest.fail(f"line {call.lineno}: a call of something that is no macro")


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_text_is_given_what_its_gaps_want(template: str) -> None:
    for call in _parse(template).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SAID:
            (text,) = call.args
            assert isinstance(text, nodes.Const), f"line {call.lineno}: a text that nobody gathers"
            gaps = {name for _, name, _, _ in Formatter().parse(text.value) if name is not None}
            assert {each.key for each in call.kwargs} == gaps, f"line {call.lineno}: {text.value}"


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_text_is_written_past_the_catalogue(template: str) -> None:
    source = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", _without_own(template), flags=re.DOTALL)
    attributes = re.findall(r'\b(?:aria-label|title|placeholder|alt|data-h)="([^"]*)"', source)
    texts = re.sub(r"<[^>]*>", "\n", source).splitlines()
    words = {word for each in (*attributes, *texts) for word in re.findall(r"[^\W\d_]{2,}", each)}
    assert words <= (set() if template in OVERRIDES else NAMES)


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_escapes_from_escaping(template: str) -> None:
    tree = _parse(template)
    assert not list(tree.find_all(nodes.ScopedEvalContextModifier))
    for node in tree.find_all(nodes.Filter):
        # What Material makes is HTML, also where an organisation's template is the first.
        of_material = template == "base.html" and node.node == nodes.Call(
            nodes.Name("super", "load"), [], [], None, None
        )
        assert node.name != "safe" or of_material


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_attribute_with_a_value_in_it_is_quoted(template: str) -> None:
    """Escaping protects a quoted attribute only."""
    assert not re.findall(r"<[^<>{}]*\s[\w-]+=\{\{", _source(template))


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_inline_script_style_or_handler(template: str) -> None:
    source = _without_own(template)
    if template not in OVERRIDES:
        assert not re.search(r"href=\"javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", source)


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_loaded_from_elsewhere(template: str) -> None:
    loaded = re.findall(
        r"<(?:script|img|link|iframe|source|use)\b[^>]*(?:src|href)=\"([^\"]*)", _source(template)
    )
    assert [address for address in loaded if "//" in address] == []


def test_styles_and_scripts_load_nothing_from_elsewhere_and_stay_small() -> None:
    assets = {path.name: path.read_text("utf-8") for path in THEME.glob("assets/iheartit/*.*s*")}
    for name, text in assets.items():
        assert name.endswith(".svg") or "://" not in text, name
        assert "@import" not in text
        assert "eval(" not in text
    assert len(assets["site.css"].encode()) < 43_270
    assert sum(len(text.encode()) for name, text in assets.items() if name.endswith(".js")) < 49_600


def test_each_kind_of_page_has_a_template_of_its_own() -> None:
    assert len(VIEWS) == len(PAGES) + len(DRAWN)
    others = {"base.html", "404.html", "about.html", "written.html"}
    assert {name for name in TEMPLATES if "/" not in name} == set(VIEWS) | others


def test_each_panel_has_its_part_and_each_part_its_panel() -> None:
    parts = {name.removeprefix(PARTS) for name in TEMPLATES if name.startswith(PARTS)}
    assert parts == {feature.template for feature in FEATURES if feature.panel}
    assert len({panel.id for panel in PANELS}) == len(PANELS)


def test_a_feature_its_folder_and_its_template_have_one_name() -> None:
    folder = Path(generator.features.__file__).parent
    folders = {each.parent.name for each in folder.glob("*/figures.py")}
    folders |= {each.parent.name for each in folder.glob("*/words.py")}
    assert {feature.name for feature in FEATURES} - {"head"} == folders
    said = {feature.name for feature in FEATURES if feature.panel}
    assert said == {each.parent.name for each in folder.glob("*/words.py")}
    assert {f"{name}.html" for name in said} == {
        name.removeprefix(PARTS) for name in TEMPLATES if name.startswith(PARTS)
    }


# --- What a template may ask of a view --------------------------------------------------------


class _Module(Struct, frozen=True):
    """An imported template with its macros."""

    template: str


class _Reader:
    """Follows a template with the types of its names; collects the fields used and the faults."""

    def __init__(self) -> None:
        self.used: set[tuple[type, str]] = set()
        self.faults: list[str] = []
        self._template = ""
        self._seen: set[tuple[object, ...]] = set()

    def read(self, template: str, scope: dict[str, Any]) -> None:
        outer, self._template = self._template, template
        self._body(_parse(template).body, scope)
        self._template = outer

    def _body(self, body: list[nodes.Node], scope: dict[str, Any]) -> None:
        for node in body:
            self._node(node, scope)

    def _node(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        match node:
            case nodes.Import(template=nodes.Const(value=name), target=target):
                scope[target] = _Module(name)
            case (
                nodes.Include(template=nodes.Const(value=name))
                | nodes.Extends(template=nodes.Const(value=name))
            ):
                if name in TEMPLATES:
                    self.read(name, scope)
            case nodes.Macro(name=name):
                scope[name] = (self._template, node)
            case nodes.For():
                inner = scope | {"loop": None}
                self._bind(node.target, _element(self._type(node.iter, scope)), inner)
                self._body(node.body, inner)
                self._body(node.else_, scope)
            case nodes.Assign():
                self._bind(node.target, self._type(node.node, scope), scope)
            case nodes.Block():
                self._body(node.body, dict(scope))
            case nodes.Expr():
                self._type(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self._node(child, scope)

    def _bind(self, target: nodes.Node, kind: Any, scope: dict[str, Any]) -> None:
        assert isinstance(target, nodes.Name), "one name at a time"
        scope[target.name] = kind

    def _type(self, node: nodes.Expr, scope: dict[str, Any]) -> Any:
        match node:
            case nodes.Name(name=name):
                return scope.get(name)
            case nodes.Getattr():
                return self._attribute(node, scope)
            case nodes.Getitem():
                self._type(node.arg, scope)
                return _element(self._type(node.node, scope))
            case nodes.Call():
                return self._call(node, scope)
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._type(child, scope)
        return None

    def _attribute(self, node: nodes.Getattr, scope: dict[str, Any]) -> Any:
        base = self._type(node.node, scope)
        if not isinstance(base, StructMeta):
            if base in (str, int, float, bool):
                self.faults.append(f"{self._template}:{node.lineno}: .{node.attr} of a {base}")
            return None
        fields = typing.get_type_hints(base)
        if node.attr not in fields:
            self.faults.append(f"{self._template}:{node.lineno}: {base.__name__}.{node.attr}")
            return None
        self.used.add((base, node.attr))
        return _plain(fields[node.attr])

    def _call(self, node: nodes.Call, scope: dict[str, Any]) -> Any:
        given = [self._type(argument, scope) for argument in node.args]
        for gap in node.kwargs:
            self._type(gap.value, scope)
        match node.node:
            case nodes.Getattr(node=nodes.Name(name=module), attr=name) if isinstance(
                scope.get(module), _Module
            ):
                self._macro(scope[module].template, name, given)
            case nodes.Name(name=name) if isinstance(scope.get(name), tuple):
                self._macro(scope[name][0], name, given)
        return str

    def _macro(self, template: str, name: str, given: list[Any]) -> None:
        key = (template, name, *given)
        if key in self._seen:
            return
        self._seen.add(key)
        scope: dict[str, Any] = {}
        tree = _parse(template)
        found = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
        if name not in found:
            self.faults.append(f"{template}: no macro {name}")
            return
        for other in tree.find_all((nodes.Import, nodes.Macro)):
            self._node(other, scope) if isinstance(other, nodes.Import) else None
            if isinstance(other, nodes.Macro):
                scope[other.name] = (template, other)
        parameters = [argument.name for argument in found[name].args]
        if len(parameters) != len(given):
            self.faults.append(f"{template}: {name} takes {len(parameters)}, not {len(given)}")
        outer, self._template = self._template, template
        self._body(found[name].body, scope | dict(zip(parameters, given, strict=False)))
        self._template = outer


def _plain(kind: Any) -> Any:
    """Take away “or None”."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return next(each for each in typing.get_args(kind) if each is not type(None))
    return kind


def _element(kind: Any) -> Any:
    """Return what a list holds, or what a mapping maps to."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (tuple, list):
        return _plain(inner[0])
    return _plain(inner[1]) if origin is dict else None


def _read_all() -> _Reader:
    reader = _Reader()
    for template, view in VIEWS.items():
        reader.read(template, {"view": view})
    for feature in FEATURES:  # each drawn by its own part, which the scorecard includes by name
        if feature.panel:
            reader.read(f"{PARTS}{feature.template}", {"body": feature.panel.shows})
    return reader


def _classes(view: Any) -> Iterator[type]:
    """Yield the structs that a view is made of."""
    if isinstance(view, StructMeta):
        yield view
        for kind in typing.get_type_hints(view).values():
            yield from _classes(kind)
    else:
        for inner in typing.get_args(view):
            yield from _classes(inner)


def test_what_templates_ask_for_exists() -> None:
    assert _read_all().faults == []


def test_what_views_offer_is_drawn() -> None:
    drawn = {f"{view.__name__}.{field}" for view, field in _read_all().used}
    offered = {
        f"{each.__name__}.{field}"
        for view in (*VIEWS.values(), *(panel.shows for panel in PANELS))
        for each in _classes(view)
        for field in each.__struct_fields__
    }
    assert offered - drawn == set(NOT_DRAWN)


def test_the_reader_finds_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks above would be worth nothing if they could not fail."""
    tree = _ENVIRONMENT.parse("{% for sign in view.signs %}{{ sign.titel }}{% endfor %}")
    reader = _Reader()
    reader._body(tree.body, {"view": ServiceView})
    assert reader.faults == [":1: SignView.titel"]
