"""What the demo is made of: an invented municipality, its people, its calendar, its calls, its history. No database."""
