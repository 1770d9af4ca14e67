"""Rules about columns that nobody should find in a public CSV file."""
