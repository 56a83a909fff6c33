"""Ideas, funding tests, applications."""
