"""Views: a page is a plain, JSON-able view and a template's name.

All thought happens here: sentences are written, numbers are formatted, drawings are laid out. A
template only puts them on the page.
"""
