"""XML as the package's files have it."""

from __future__ import annotations

import re

from lxml import etree
from lxml.builder import ElementMaker

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XLINK = "http://www.w3.org/1999/xlink"


def maker(namespace: str, **prefixes: str) -> ElementMaker:
    """Makes the elements of one namespace, which is the default one."""
    names: dict[str | None, str] = {None: namespace}
    for prefix, other in prefixes.items():
        names[prefix] = other
    return ElementMaker(namespace=namespace, nsmap=names)


def clean(text: object) -> str:
    """A text that XML can hold: what it cannot is shown as U+FFFD."""
    return _ILLEGAL.sub("\ufffd", str(text))


def escaped(json_text: str) -> str:
    r"""JSON that XML can hold: what it cannot is written \uXXXX, which JSON reads as the same."""
    return _ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def written(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def read(content: bytes) -> etree._Element:
    """The root of a document from outside: no entities, no network. Raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)
