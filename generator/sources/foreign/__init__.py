"""Files of other tools become one table of text each, whatever they are: CSV, workbooks, JSON."""
