"""Working time that customers say they lost."""
