"""Awkward cells: names, times, numbers."""

from datetime import date, datetime, timedelta
from random import Random

NAMES = [
    "Ana, María",
    'Jo "JJ" Smith',
    "two\nlines",
    "two\r\nlines",
    "NULL",
    "null",
    "nan",
    "NaN",
    "N/A",
    "n/a",
    "None",
    "-",
    "0",
    "O'Brien",
    "Thơy Vương",
    "王小明",
    "🙂 emoji",
    "back\\slash",
    "semi;colon",
    "tab\tinside",
    "  padded  ",
    "a|b",
    "=1+1",
    "x" * 300,
    "éa",
    "e\u0301a",
    "true",
    "1e3",
    "'quoted'",
]
BLANKS = ["", "", "", " ", "   ", "\t", "\u00a0"]
UNREADABLE_TIMES = ["soon", "31/02/2023, 10:00:00", "2023-13-01", "00/00/0000", "12:30", "45000", "2023-02-30T10:00:00"]
UNREADABLE_NUMBERS = ["many", "78_12", "1e3", "0x1F", "12 34", "1,5", "--3", "٣"]
YEAR_EDGES = [
    (31, 12, 23, 59, 59),
    (1, 1, 0, 0, 0),
    (31, 12, 0, 0, 0),
    (30, 6, 23, 59, 59),
    (1, 7, 0, 0, 0),
    (1, 4, 0, 0, 0),
    (31, 3, 12, 0, 0),
]


class Cells:
    """Draws cells; the same seed draws the same."""

    def __init__(self, rng: Random, as_of: date, open_questions: bool = False):
        """With open questions come cells that the data model can be read in two ways about."""
        self.rng, self.as_of, self.open_questions = rng, as_of, open_questions

    def some(self, chance: float) -> bool:
        return self.rng.random() < chance

    def name(self, plain: str) -> str:
        if self.some(0.08):
            return self.rng.choice(BLANKS)
        return self.rng.choice(NAMES) if self.some(0.3) else plain

    def number(self, low: int, high: int, odd: float = 0.06) -> str:
        if self.some(odd):
            return self.rng.choice([*BLANKS, *UNREADABLE_NUMBERS])
        plain = str(self.rng.randint(low, high))
        return f" {plain} " if self.some(0.05) else plain

    def flag(self) -> str:
        return self.rng.choice(["1", "1", "1", "0", "", "yes"])

    def instant(self) -> datetime:
        """Mostly within the known years, often on an edge of a year, sometimes far outside."""
        year = self.rng.choice(
            [1899, 1900, 1970, 2010, 2011, 2012, 2036, 2037, 2040, *[2012, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] * 4]
        )
        if self.some(0.03):
            return datetime(1900, 1, 1)
        if self.some(0.35):
            day, month, *clock = self.rng.choice(YEAR_EDGES)
            return datetime(year, month, day, *clock)
        if self.some(0.1):
            return datetime.combine(self.as_of, datetime.min.time()) + timedelta(
                days=self.rng.randint(-2, 2), hours=self.rng.choice([0, 0, 13])
            )
        return datetime(year, 1, 1) + timedelta(seconds=self.rng.randrange(365 * 86400))

    def spelt(self, moment: datetime, *odd: str) -> str:
        """One of the accepted spellings of a time; date-only spellings lose the clock, as they may."""
        spellings = ["%d/%m/%Y, %H:%M:%S"] * 10 + ["%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]
        spelling = self.rng.choice([*spellings, "Z", "+05:30", "-08:00", "+13:00", "padded", *odd])
        iso = moment.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
        if spelling == "fraction":
            return f"{iso}.{self.rng.choice(['5', '123', '123456'])}"
        if spelling == "padded":
            return f" {moment.strftime('%d/%m/%Y, %H:%M:%S')} "
        return iso + spelling if spelling[0] in "Z+-" else moment.strftime(spelling)

    def time(self, missing: float = 0.25) -> str:
        if self.some(missing):
            return self.rng.choice(BLANKS)
        if self.some(0.04):
            return self.rng.choice(UNREADABLE_TIMES)
        return self.spelt(self.instant(), "fraction")

    def due(self) -> str:
        """Often the day of the model or a day beside it."""
        if self.some(0.4):
            day = datetime.combine(self.as_of, datetime.min.time()) + timedelta(
                days=self.rng.choice([-1, 0, 1]), seconds=self.rng.choice([0, 86399])
            )
            return self.spelt(day)
        return self.time(0.3)
