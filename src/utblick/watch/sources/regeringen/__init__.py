"""The government's own site, regeringen.se, through its feeds; and what its papers have in common."""
