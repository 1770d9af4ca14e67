"""Drawing: every coordinate is laid out here, so that a template only draws."""
