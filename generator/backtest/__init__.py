"""Does what is measured predict what people say? On any table, as the site does it."""
