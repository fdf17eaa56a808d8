"""Cells of an export as values: text, whole numbers, times in the customer's zone."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NONE = date(1900, 1, 1)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?", re.ASCII)
DAY_FIRST = re.compile(r"\d{2}/\d{2}/\d{4}", re.ASCII)
STANDARD = re.compile(r"\d{2}/\d{2}/\d{4}, \d{2}:\d{2}:\d{2}", re.ASCII)


def text(cell: str | None) -> str | None:
    return (cell or "").strip() or None


def number(cell: str | None) -> int | None:
    plain = text(cell)
    return int(plain) if plain and re.fullmatch(r"[+-]?[0-9]+", plain) else None


def moment(cell: str | None, zone: str) -> datetime | None:
    plain = text(cell)
    if not plain:
        return None
    try:
        if STANDARD.fullmatch(plain):
            return datetime.strptime(plain, "%d/%m/%Y, %H:%M:%S")
        if DAY_FIRST.fullmatch(plain):
            return datetime.strptime(plain, "%d/%m/%Y")
        if ISO.fullmatch(plain) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain, re.ASCII):
            read = datetime.fromisoformat(plain.replace(",", "."))
            return read if read.tzinfo is None else read.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except ValueError:
        return None
    return None


def day(time: datetime | None) -> date:
    return time.date() if time else NONE


class Years:
    """Reporting years that begin in some month."""

    def __init__(self, first_month: int):
        self.known: dict[str, tuple[date, date]] = {}
        for label in range(2012, 2037):
            starts = [date(label if first_month == 1 else label - 1, first_month, 1)]
            starts.append(starts[0].replace(year=starts[0].year + 1))
            self.known[str(label)] = (starts[0], date.fromordinal(starts[1].toordinal() - 1))

    def of(self, when: date) -> str | None:
        if when == NONE:
            return "N/A"
        return next((label for label, (start, end) in self.known.items() if start <= when <= end), None)

    def open(self, began: date, completed: date, as_of: date) -> list[str]:
        """The years in which a record was open, by the words of the model."""
        if self.of(began) is None:
            return []
        return [
            label
            for label, (start, end) in self.known.items()
            if start <= as_of and began <= end and (completed == NONE or completed >= start)
        ]
