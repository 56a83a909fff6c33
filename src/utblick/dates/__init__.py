"""Swedish calendar law and backward planning. Pure; every day is a date in Sweden."""
