"""The European Parliament's open data: procedures and documents."""
