"""Beside what people use at home."""
