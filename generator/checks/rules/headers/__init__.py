"""Rules about the columns of a CSV file."""
