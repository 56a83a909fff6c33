"""What the pages ask for. Forms hold no rules beyond the form of each field: the actions judge the whole."""
