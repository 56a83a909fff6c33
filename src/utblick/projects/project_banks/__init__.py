"""The project banks of the EU's money: whose file it is, its rows, and which of its projects are ours. Pure.

`reading.read_bank` reads a file of any of the four banks; each has a module of its own that knows its columns. Only
rows of the own municipality are kept, so that a file of a hundred thousand rows takes no more room than a small one.
"""
