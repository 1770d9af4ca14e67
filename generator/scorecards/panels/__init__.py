"""Panels: one question that a customer has of a service, answered in figures. One module each."""
