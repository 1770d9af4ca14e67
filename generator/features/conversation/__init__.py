"""You said, we did: what was raised, what was done, and whether it helped."""
