"""Pages of ideas, applications and projects."""
