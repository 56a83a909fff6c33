"""Records: archive packages, retention and disposal."""
