"""Reports: what goes on at any date (R5.4), and what each nämnd tells of its year (R4.9)."""
