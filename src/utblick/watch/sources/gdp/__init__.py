"""Formas, Forte and Vetenskapsrådet, through the interface they share (GDP)."""
