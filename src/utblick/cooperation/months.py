"""Days a whole number of months away."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day so many months later (earlier when negative); the month's last day where it has no such day.

    A month's last day stays a month's last day: six months after 30 June is 31 December.
    """
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def notice_day(ends_on: date | None, notice_months: int) -> date | None:
    """The last day to give notice to an agreement's end; None when it has no end."""
    return months_after(ends_on, -notice_months) if ends_on else None


def prolonged_to(ends_on: date, months: int, day: date) -> date:
    """The end that holds on a day when each end that passes moves on by so many months, counted from the first one."""
    times = 1
    while (end := months_after(ends_on, times * months)) < day:
        times += 1
    return end
