"""Adopted guideline sets in force, verdicts and deviations, and the route a verdict asks for."""
