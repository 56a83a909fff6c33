"""Bodies, administrations, people and the meeting calendar."""
