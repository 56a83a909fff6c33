"""Personal data: what is held, why and how long (GDPR art. 30), and everything about one person (art. 15).

`table` is the one list of registers; the record of processing and the search for a person are both made from it, and a
test finds every register that it does not name.
"""
