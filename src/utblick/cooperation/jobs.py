"""What the room does by itself."""

from __future__ import annotations

from utblick.cooperation import mailbox

read_mailbox = mailbox.read_mailbox
