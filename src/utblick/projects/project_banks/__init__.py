"""The project banks of the EU's money: whose file it is, its rows, and which of its projects are ours.

`reading.read_bank` opens a file of any of the four banks; all else is pure, and each bank has a module of its own that
knows its columns. Only rows of the own municipality are kept, so that a file of a hundred thousand rows takes no more
room than a small one.
"""
