"""Site: MkDocs with Material draws the pages. Nothing else knows MkDocs."""
