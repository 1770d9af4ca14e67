"""Rules about single cells."""
