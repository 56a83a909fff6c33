"""Every register as a table: all its columns out as Excel, and in again row by row."""
