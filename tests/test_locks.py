"""The lock files name packages and hashes, and nothing else."""

import re
from collections import Counter

import pytest

from conftest import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(name):
    return re.findall(r"^([a-zA-Z0-9_.\[\]-]+)==(\S+)", (ROOT / name).read_text(), re.M)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address_and_no_host(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"https?://|^-{2}(extra-)?index|^-{2}find|@ file", text, re.M)


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_there_once_and_with_hashes(name):
    counts = Counter(package for package, _ in pins(name))
    assert [package for package, count in counts.items() if count > 1] == []
    blocks = re.split(r"^(?=[a-zA-Z0-9])", (ROOT / name).read_text(), flags=re.M)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


def test_the_development_lock_agrees_with_the_product_lock():
    product, development = dict(pins(LOCKS[0])), dict(pins(LOCKS[1]))
    assert {name: development.get(name) for name in product} == product
