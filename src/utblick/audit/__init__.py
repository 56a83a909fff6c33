"""The append-only, chained event log; `change` is the only way to write."""
