"""Writing guidelines in the browser: a TOML text and forms over the same text."""
