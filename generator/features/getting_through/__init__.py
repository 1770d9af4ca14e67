"""How many get through."""
