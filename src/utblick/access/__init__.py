"""Who may see and do what: a policy over plain values, read from docs/access.toml. Pure."""

from utblick.access.policy import AccessError, Policy, Standing, View

__all__ = ["AccessError", "Policy", "Standing", "View"]
