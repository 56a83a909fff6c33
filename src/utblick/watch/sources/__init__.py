"""Where calls and EU questions come from: one folder a source."""
