"""Says what happened, and what is to happen on a day: for feeds and calendars, and for digests."""
