"""Records: the rows of data, read. A table's text becomes values here, once, and nowhere else."""
