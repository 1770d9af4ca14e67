"""Compiled templates are kept, and their cache is never in the way."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from generator.disk.cache import Cache
from generator.site.template_cache import TemplateCache


def draw(folder, source, trim=False):
    env = Environment(
        loader=DictLoader({"a": source}),
        autoescape=True,
        trim_blocks=trim,
        bytecode_cache=TemplateCache(Cache(folder)),
    )
    return env.get_template("a").render(x="<b>")


def test_a_template_is_kept_and_a_changed_one_compiled_anew(tmp_path):
    assert draw(tmp_path, "{{ x }}") == "&lt;b&gt;"
    (kept,) = tmp_path.glob("??/*")
    before = kept.stat().st_ino
    assert draw(tmp_path, "{{ x }}") == "&lt;b&gt;"
    assert kept.stat().st_ino == before
    assert draw(tmp_path, "{{ x }}!") == "&lt;b&gt;!"
    assert len(list(tmp_path.glob("??/*"))) == 2


def test_other_settings_compile_anew(tmp_path):
    source = "{% if true %}\n{{ x }}{% endif %}"
    assert draw(tmp_path, source) == "\n&lt;b&gt;"
    assert draw(tmp_path, source, trim=True) == "&lt;b&gt;"


def test_a_damaged_template_is_compiled_anew(tmp_path):
    draw(tmp_path, "{{ x }}")
    (kept,) = tmp_path.glob("??/*")
    kept.write_bytes(b"junk")
    assert draw(tmp_path, "{{ x }}") == "&lt;b&gt;"


def test_where_nothing_can_be_kept_it_is_compiled_each_time(tmp_path):
    (tmp_path / "file").write_text("a file is in the way")
    assert draw(tmp_path / "file", "{{ x }}") == "&lt;b&gt;"
    assert draw(None, "{{ x }}") == "&lt;b&gt;"
