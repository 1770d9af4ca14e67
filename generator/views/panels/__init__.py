"""Panels as pages show them: one plain sentence first, then what it rests on. One module each."""
