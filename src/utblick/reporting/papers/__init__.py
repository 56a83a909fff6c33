"""Reports as values that `documents` sets as Word and PDF."""
