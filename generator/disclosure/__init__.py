"""Disclosure: the one door between what people answered and what is published.

Everything after this room sees published cells only. A withheld cell keeps its key and loses its
numbers, so nothing later can reveal them.
"""
