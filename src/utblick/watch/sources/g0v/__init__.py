"""g0v.se: the government's papers mirrored every night as JSON, with the text of each page."""
