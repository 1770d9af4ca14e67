"""Compared with what people use at home."""
