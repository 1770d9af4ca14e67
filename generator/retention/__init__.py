"""Old answers become counts, where no published number changes by it."""
