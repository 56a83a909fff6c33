"""Our own few icons: strokes on a 24 × 24 grid, in the colour of the text beside them, hidden from screen readers."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_DRAWINGS = {
    "allowed": '<circle cx="12" cy="12" r="9.5"/><path d="m7.5 12.3 3 3 6-6.4"/>',
    "not_yet": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l3.6 2.4"/>',
    "forbidden": '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z"/><path d="M7 12h10"/>',
    "undetermined": (
        '<path d="M12 1.8 22.2 12 12 22.2 1.8 12z"/>'
        '<path d="M9.6 10a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.6M12 16.3v.2"/>'
    ),
    "info": '<circle cx="12" cy="12" r="9.5"/><path d="M12 11v5.5M12 7.4v.2"/>',
    "care": '<path d="M12 3 22 20.5H2z"/><path d="M12 9.5v5M12 17.4v.2"/>',
    "stop": '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z"/><path d="M12 7v6M12 16.6v.2"/>',
    "good": '<path d="m4 12.8 5 5L20 6.5"/>',
    "arrow": '<path d="M4 12h15m-5.5-5.5L19 12l-5.5 5.5"/>',
    "back": '<path d="M20 12H5m5.5-5.5L5 12l5.5 5.5"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
    "download": '<path d="M12 3.5V15m-5-5 5 5 5-5M4 20.5h16"/>',
    "copy": '<path d="M8.5 8.5h12v12h-12z"/><path d="M15.5 8.5v-5h-12v12h5"/>',
    "mail": '<path d="M2.5 5h19v14h-19z"/><path d="m3 6 9 7 9-7"/>',
    "calendar": '<path d="M3.5 5.5h17v15h-17zM3.5 10h17M8 2.5v5M16 2.5v5"/>',
    "flag": '<path d="M5.5 21.5v-19h12l-3 4.5 3 4.5h-12"/>',
    "plus": '<path d="M12 4.5v15M4.5 12h15"/>',
    "menu": '<path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17"/>',
    "person": '<circle cx="12" cy="8" r="4.5"/><path d="M3.5 21c1-4.5 4.2-6 8.5-6s7.5 1.5 8.5 6"/>',
}
NAMES = tuple(_DRAWINGS)


def icon(name: str) -> SafeString:
    """The inline drawing of that name. Raises KeyError for a name we have not drawn."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(_DRAWINGS[name]),
    )
