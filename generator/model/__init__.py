"""Model: what the files mean.

Frozen pydantic models of the definitions, whose JSON Schema is the editor's; the table of data
kinds; periods. A value that cannot be read becomes a finding with its place.
"""
