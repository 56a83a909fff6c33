"""Every write of the demo: making it, moving its date, setting it aside."""

from utblick.demo.actions.moving import Moved, TooFarError, move_date
from utblick.demo.actions.playing import begin_demo, is_whole
from utblick.demo.actions.setting_aside import NotADemoError, ServedError, set_aside

__all__ = [
    "Moved",
    "NotADemoError",
    "ServedError",
    "TooFarError",
    "begin_demo",
    "is_whole",
    "move_date",
    "set_aside",
]
