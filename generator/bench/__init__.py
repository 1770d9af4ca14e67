"""How long builds take, next to other programs with the same facts."""
