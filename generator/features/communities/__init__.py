"""Who is heard."""
