"""CELLAR, the store behind EUR-Lex: proposals and acts with Swedish titles and EuroVoc, asked by SPARQL."""
