"""Every read of the records room."""
