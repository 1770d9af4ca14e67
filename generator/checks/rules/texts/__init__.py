"""Rules about what nobody should read in a public file."""
