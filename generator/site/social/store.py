"""Cards as pictures, kept by what is on them: an unchanged card is not drawn again."""

from __future__ import annotations

from io import BytesIO

from generator.disk.cache import Cache, maker
from generator.site.social import card

WIDTH, HEIGHT = 800, 420
"""Of a picture, in pixels: sharp enough for a preview, in half the time of the usual 1200 × 630."""
_COLOURS = 64
_MADE_BY = ("vl-convert-python", "pillow")


def picture(cache: Cache, drawing: str) -> bytes:
    """Return a drawing (SVG) as a picture (PNG), from the cache if it is there."""
    return cache.made(lambda: draw(drawing), maker((__file__,), *_MADE_BY), drawing)


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
