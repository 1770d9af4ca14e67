"""What the site says, in its reader's language.

Texts stand in the code in English, as whole sentences with named gaps, and are looked up when they
are said: ``_("{share} of them like it").format(share=…)``. So the same text says it in every
language, and a text without a translation is said in English. Sources of a site (owners' texts,
findings about files) are never translated.
"""

from generator.language.spoken import N_, _, ngettext, number, pgettext, spoken
from generator.language.tongues import LANGUAGES, speaking

__all__ = ["LANGUAGES", "N_", "_", "ngettext", "number", "pgettext", "speaking", "spoken"]
