"""Pages: one module for each kind, with its view and its row of the table."""
