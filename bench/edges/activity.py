"""SCORM attempts, seminar signups, audiences, ratings."""

from datetime import datetime, timedelta

from .cells import Cells
from .learning import COURSES
from .people import People, Row

SCO_STATUS = ["Completed", "Incomplete", "Passed", "Failed", "Browsed", "Not attempted", "In progress", "", "nan"]
ATTENDANCE = ["Fully attended", "Partially attended", "No show", "Not set", "not set", "Unable to attend", "", "Not set"]
SIGNUP = ["Booked", "Waitlisted", "Event cancelled", "", " ", "Not set"]
TITLES = ["Intro", "intro", " Intro ", "Intro\nto it", "N/A", "NULL", "", "Ergonomics, part 1"]


def scorm(cells: Cells, people: People) -> list[Row]:
    rows = []
    for _ in range(cells.rng.randint(60, 120)):
        course = cells.rng.choice([*COURSES, 60, 61, 62, ""])
        rows.append(
            {
                "User ID": people.anyone(),
                "Course ID": str(course),
                "Course Name": cells.name(f"Course {course}"),
                "SCORM Title": cells.rng.choice(TITLES),
                "SCO Start Date": cells.time(0.15),
                "SCO Total Time (milliseconds)": cells.number(0, 4_000_000),
                "SCO Status": cells.rng.choice(SCO_STATUS),
            }
        )
    return rows


def session_times(cells: Cells) -> tuple[str, str]:
    """Whole minutes unless open questions are asked, over midnight or over New Year, sometimes backwards; either end may be missing."""
    start = cells.instant()
    start = start if cells.open_questions else start.replace(second=0)
    finish = start + timedelta(minutes=cells.rng.choice([0, 60, 90, 1560, -30, 525_600]))
    finish += timedelta(seconds=cells.rng.choice([0, 29, 30, 59])) if cells.open_questions else timedelta()
    spelt = ["" if cells.some(0.1) else clock(cells, moment) for moment in (start, finish)]
    return spelt[0], spelt[1]


def clock(cells: Cells, moment: datetime) -> str:
    return cells.spelt(moment) if cells.some(0.2) else moment.strftime("%d/%m/%Y, %H:%M:%S")


def seminars(cells: Cells, people: People) -> list[Row]:
    rows = []
    for session in range(700, 712):
        event, course = str(session // 3), str(cells.rng.choice([*COURSES, 63]))
        for _ in range(cells.rng.randint(1, 8)):
            start, finish = session_times(cells)
            row = {
                "User ID": people.anyone(),
                "Course ID": course,
                "Seminar Name": cells.name("Workshop"),
                "Event ID": event if not cells.some(0.02) else "",
                "Session ID": str(session) if not cells.some(0.02) else "",
                "Session attendance": cells.rng.choice(ATTENDANCE),
                "Signup status": cells.rng.choice(SIGNUP),
                "Session Start Date/Time": start,
                "Session Finish Date/Time": finish,
                "Session Duration": cells.number(0, 600),
            }
            rows.append(row)
            while cells.some(0.3):
                rows.append(row | {"Session attendance": cells.rng.choice(ATTENDANCE)})
    return rows


def audiences(cells: Cells, people: People) -> list[Row]:
    return [
        {
            "Audience Name": cells.name(f"Audience {audience}"),
            "Audience ID": str(audience),
            "User ID": people.anyone(),
            "Status": cells.rng.choice(["Active", ""]),
        }
        for audience in [1, 2, 3, ""]
        for _ in range(15)
    ]


def ratings(cells: Cells, people: People) -> list[Row]:
    return [
        {
            "User ID": people.anyone(),
            "Competency ID": cells.rng.choice(["1", "2", "", "abc"]),
            "Competency name": cells.name("Teamwork"),
            "Rating": cells.rng.choice([*"12345", *(["Competent", "4.5"] if cells.open_questions else [])]),
            "Time rated": cells.time(),
        }
        for _ in range(60)
    ]


def activity(cells: Cells, people: People) -> dict[str, list[Row]]:
    return {
        "scorm": scorm(cells, people),
        "seminar_attendance": seminars(cells, people),
        "audiences": audiences(cells, people),
        "competency_ratings": ratings(cells, people),
        "null_dates": [{"Seq": "1", "Date": "'1900-01-01'"}, {"Seq": "2", "Date": ""}],
    }
