"""What the site says, in its reader's language.

Texts stand in the code in English, as whole sentences with named gaps, and are looked up when they
are said: ``locale.text("{share} of them like it").format(share=…)``. So the same text says it in
every language, and a text without a translation is said in English. The locale is an argument of
what makes words. Sources of a site (owners' texts, findings about files) are never translated.
"""

from generator.language.load import LANGUAGES, catalogue_files, locale_of
from generator.language.locales import ENGLISH, N_, Locale

__all__ = ["ENGLISH", "LANGUAGES", "N_", "Locale", "catalogue_files", "locale_of"]
