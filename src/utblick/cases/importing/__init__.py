"""Reading in what another diarium has exported: a folder (ZIP) with an index and the files it names.

`folder` opens the ZIP, `reading` turns the index into rows, `checking` compares them with what Utblick holds.
"""
