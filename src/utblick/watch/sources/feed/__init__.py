"""Any RSS or Atom feed."""
