"""Importing: exports of other tools become our CSV, by a mapping written in YAML.

A side room: it knows sources and model only. Nothing is carried over by default: what a mapping
does not name is left behind, so personal columns never arrive.
"""
