"""How every page looks and speaks: base template, components, formats, paging, conflicts. Django without models."""
