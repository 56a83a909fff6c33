"""Running an installation: set-up, serving, health, backup."""
