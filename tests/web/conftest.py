from demo.conftest import built, demo, signed_in  # noqa: F401
