"""What went wrong when somebody used the comments of a new file: which line, and what to delete.

A new file holds all that can be said as comments. Who uses them removes a sign and a blank before
some lines; what is left of either, or removed too much, makes YAML that says something else or
nothing. The parser then sees a symptom, often lines below. Here the lines are compared with what
they look like in a new file (``lines``, ``likeliest``), and what puts them right is said instead of
what the parser said (``repairs``); only where it does put them right.
"""
