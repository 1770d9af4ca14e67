"""Cards as pictures, kept by what is on them: an unchanged card is not drawn again."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from generator.site.social import card

WIDTH, HEIGHT = 800, 420
"""Of a picture, in pixels: sharp enough for a preview, in half the time of the usual 1200 × 630."""
_COLOURS = 64
_MADE_BY = ("vl-convert-python", "pillow")


class CardStore:
    """Pictures below a folder; without one, or where it cannot be written, each is drawn anew.

    The folder is the user's own: what is read from there is published. Of each page it keeps the
    last picture alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder / "cards" if folder else None
        self._made_by = " ".join(version(name) for name in _MADE_BY)

    def picture(self, page: str, drawing: str) -> bytes:
        """Return a page's drawing (SVG) as a picture (PNG)."""
        if self._folder is None:
            return draw(drawing)
        kept = self._folder / _digest(page)[:16] / f"{_digest(drawing, self._made_by)}.png"
        with suppress(OSError):
            return kept.read_bytes()
        raw = draw(drawing)
        with suppress(OSError):
            _keep(kept, raw)
        return raw


def _keep(place: Path, raw: bytes) -> None:
    """Write a picture in one step, so that nobody finds half of it; drop what it replaces."""
    place.parent.mkdir(parents=True, exist_ok=True)
    former = [path for path in place.parent.iterdir() if path.suffix == ".png"]
    fresh = place.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(raw)
    fresh.replace(place)
    for path in former:
        path.unlink(missing_ok=True)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def draw(drawing: str) -> bytes:
    """Return a drawing as a picture of a few colours: a tenth of the bytes, to the eye the same.

    Its letters are Liberation Sans, which the library that draws it brings along.
    """
    import vl_convert
    from PIL import Image

    raw = vl_convert.svg_to_png(drawing, scale=WIDTH / card.WIDTH)
    picture = Image.open(BytesIO(raw)).convert("RGB")
    few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    made = BytesIO()
    few.save(made, "PNG")
    return made.getvalue()
