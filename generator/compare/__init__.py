"""Two states of an organisation side by side: what a change does to the scorecards."""
