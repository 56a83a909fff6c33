"""CELLAR's notifications: everything that is put in or changed, within minutes, without a title."""
