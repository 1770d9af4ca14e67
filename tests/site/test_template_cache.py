"""Compiled templates are kept, and their cache is never in the way."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from generator.site.template_cache import template_cache


def draw(folder, source):
    env = Environment(
        loader=DictLoader({"a": source}), autoescape=True, bytecode_cache=template_cache(folder)
    )
    return env.get_template("a").render(x="<b>")


def test_a_template_is_kept_and_a_changed_one_compiled_anew(tmp_path):
    assert draw(tmp_path, "{{ x }}") == "&lt;b&gt;"
    (kept,) = tmp_path.glob("templates/*/*.cache")
    before = kept.read_bytes()
    assert draw(tmp_path, "{{ x }}") == "&lt;b&gt;"
    assert kept.read_bytes() == before
    assert draw(tmp_path, "{{ x }}!") == "&lt;b&gt;!"
    assert kept.read_bytes() != before


def test_a_damaged_template_is_compiled_anew(tmp_path):
    draw(tmp_path, "{{ x }}")
    (kept,) = tmp_path.glob("templates/*/*.cache")
    kept.write_bytes(b"junk")
    assert draw(tmp_path, "{{ x }}") == "&lt;b&gt;"


def test_without_a_folder_nothing_is_kept(tmp_path):
    (tmp_path / "templates").write_text("a file is in the way")
    assert template_cache(tmp_path) is None


def test_what_cannot_be_written_is_drawn_all_the_same(tmp_path):
    cache = template_cache(tmp_path)
    assert cache is not None
    for folder in tmp_path.glob("templates/*"):
        folder.rmdir()
    env = Environment(loader=DictLoader({"a": "{{ x }}"}), autoescape=True, bytecode_cache=cache)
    assert env.get_template("a").render(x="<b>") == "&lt;b&gt;"
