"""Cards as pictures, kept by what is on them: an unchanged card is not drawn again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from generator.disk.cache import Cache, maker

WIDTH, HEIGHT = 800, 420
"""Of a picture, in pixels: sharp enough for a preview, in half the time of the usual 1200 × 630."""
_COLOURS = 64
_MADE_BY = ("resvg-py", "pillow")
_FONTS = tuple(
    str(Path(__file__).parent / "fonts" / f"LiberationSans-{name}.ttf")
    for name in ("Regular", "Bold")
)
_OURS = "\u0530"
"""The first letter of the first script that these fonts lack: they have Latin, Greek, Cyrillic."""
_PUNCTUATION = range(0x2000, 0x2070)


def picture(cache: Cache, drawing: str) -> bytes:
    """Return a drawing (SVG) as a picture (PNG), from the cache if it is there."""
    return cache.made(lambda: draw(drawing), maker((__file__,), *_MADE_BY), drawing)


def draw(drawing: str) -> bytes:
    """Return a drawing as a picture of a few colours: a tenth of the bytes, to the eye the same.

    Its letters are Liberation Sans, which lies next to this module. Only for other scripts the
    machine's fonts are looked for: that takes longer than the drawing.
    """
    from PIL import Image
    from resvg_py import svg_to_bytes

    raw = svg_to_bytes(
        svg_string=drawing,
        width=WIDTH,
        font_files=[*_FONTS],
        skip_system_fonts=not _needs_more_fonts(drawing),
    )
    picture = Image.open(BytesIO(raw)).convert("RGB")
    few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    made = BytesIO()
    few.save(made, "PNG")
    return made.getvalue()


def _needs_more_fonts(drawing: str) -> bool:
    return any(
        letter >= _OURS and letter != "♥" and ord(letter) not in _PUNCTUATION
        for letter in set(drawing)
    )
