"""ZIP files, and the Office files that are ZIPs, as strangers send them."""

from __future__ import annotations

import lzma
import zipfile
import zlib

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, ValueError, EOFError, OSError)
"""All that the standard reader raises of a file that is torn, damaged, locked (RuntimeError) or packed in a way it does
not know (a kind of RuntimeError). Catch them together: which one comes depends on which byte is wrong."""
