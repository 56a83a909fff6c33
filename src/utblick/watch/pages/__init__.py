"""Reading a watched page: may it be read, what does it say, what is new. No database here."""

from utblick.watch.pages.asking import Problem, Seen, ask
from utblick.watch.pages.comparing import PairedLine, added_lines, side_by_side
from utblick.watch.pages.main_text import main_text

__all__ = ["PairedLine", "Problem", "Seen", "added_lines", "ask", "main_text", "side_by_side"]
