"""Does what is measured foretell what people say? On any table, as the site does it."""
