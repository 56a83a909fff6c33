"""Everything out: each register as a sheet, and the files under their checksums."""
