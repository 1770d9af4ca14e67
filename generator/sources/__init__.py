"""Sources: bytes become positioned values.

The first room. It knows files, encodings, YAML, CSV and git, and nothing of services.
"""
