"""Rules whose breach other rooms find."""
