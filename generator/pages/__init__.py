"""Pages: a page is a plain, JSON-able view and a template's name. One module for each kind.

All thought happens before the template: sentences are written, numbers are formatted, drawings are
laid out. A template only puts them on the page.
"""
