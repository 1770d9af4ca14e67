"""Features: what a scorecard says below its head. One folder each: its figures, and its words."""
