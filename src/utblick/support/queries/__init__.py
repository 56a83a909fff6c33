"""Reading lessons, questions, gatherings and searches for partners, filtered by what the actor may see."""
