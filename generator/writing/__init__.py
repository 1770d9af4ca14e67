"""Writing files for owners: new ones, complete and commented, and old ones made tidy."""
