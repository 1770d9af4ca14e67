"""Compiled templates, kept from one build to the next as Python keeps its bytecode.

The texts of the site's language are compiled into them.
"""

from __future__ import annotations

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

from generator.disk.cache import Cache, maker
from generator.language import catalogue_files


class TemplateCache(BytecodeCache):
    """Keeps what Jinja compiles in the cache, by the template's text and Jinja's settings."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept."""
        raw = self._cache.get(_maker(), *_given(bucket))
        if raw is not None:
            bucket.bytecode_from_string(raw)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._cache.put(bucket.bytecode_to_string(), _maker(), *_given(bucket))


def _maker() -> str:
    return maker(catalogue_files(), "jinja2")


def _given(bucket: Bucket) -> tuple[str, ...]:
    env: Environment = bucket.environment
    settings = (env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline, *env.extensions)
    return bucket.key, bucket.checksum, " ".join(map(str, settings))
