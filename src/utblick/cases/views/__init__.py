"""The room's pages: each view reads a query, or hands a form's cleaned data to an action."""
