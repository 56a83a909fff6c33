"""The Riksdag's open data: lists of documents, and the state of one document."""
