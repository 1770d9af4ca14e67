"""Files of other tools become one table of text each: CSV, workbooks, JSON, folders of Markdown."""
