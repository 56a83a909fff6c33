"""Support to the administrations (R5.7, G-44): what others learnt, whom to ask, what is held, ideas for others."""
