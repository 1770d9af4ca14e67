"""Shows the site on this machine, and anew whenever a file changes."""
