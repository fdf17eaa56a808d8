"""Which files an export folder holds and which column of a file is which column of the model."""

import csv
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

SOURCES = {
    "users": (
        ["users"],
        {
            "User ID": "user_id",
            "User's Fullname": "full_name",
            "User First Name": "first_name",
            "User Last Name": "last_name",
            "User's Country": "country",
            "User's City": "city",
            "User Status": "user_status",
            "Assignment ID": "assignment_id",
            "Assignment Name": "assignment_name",
            "Organisation ID": "organisation_id",
            "Organisation Name": "organisation_name",
            "Position ID": "position_id",
            "Position Name": "position_name",
            "Manager ID": "manager_id",
            "Manager Name": "manager_name",
            "Appraiser ID": "appraiser_id",
            "Appraiser Name": "appraiser_name",
        },
    ),
    "course_completions": (
        ["course_completions"],
        {
            "User ID": "user_id",
            "Course ID": "course_id",
            "Course Name": "course_name",
            "Course Category": "course_category",
            "Time enrolled": "time_enrolled",
            "Time started": "time_started",
            "Time completed": "time_completed",
            "Completion Status": "completion_status",
            "Completion Due Date": "completion_due_date",
            "Include in dashboard": "include_in_dashboard",
        },
    ),
    "prog_completions": (
        ["prog_completions", "program_completions"],
        {
            "User ID": "user_id",
            "Program ID": "program_id",
            "Program Name": "program_name",
            "Category": "category",
            "Time assigned": "time_assigned",
            "Time started": "time_started",
            "Time completed": "time_completed",
            "Time due": "time_due",
            "Status": "status",
            "Include in dashboard": "include_in_dashboard",
        },
    ),
    "cert_completions": (
        ["cert_completions", "certification_completions"],
        {
            "User ID": "user_id",
            "Certification ID": "certification_id",
            "Certification Name": "certification_name",
            "Course Category": "course_category",
            "Status": "status",
            "Time Expires": "time_expires",
            "Time completed": "time_completed",
            "Time assigned": "time_assigned",
            "Time started": "time_started",
            "Include in dashboard": "include_in_dashboard",
        },
    ),
    "prog_overview": (
        ["prog_overview", "program_overview"],
        {
            "Program ID": "program_id",
            "Program Name": "program_name",
            "Due date": "due_date",
            "User ID": "user_id",
            "Course ID": "course_id",
        },
    ),
    "cert_overview": (
        ["cert_overview", "certifications_overview"],
        {
            "Certification ID": "certification_id",
            "Certification Name": "certification_name",
            "Due date": "due_date",
            "User ID": "user_id",
            "Course ID": "course_id",
        },
    ),
    "scorm": (
        ["scorm"],
        {
            "User ID": "user_id",
            "Course ID": "course_id",
            "Course Name": "course_name",
            "SCORM Title": "scorm_title",
            "SCO Start Date": "sco_start_date",
            "SCO Total Time (milliseconds)": "sco_total_time_milliseconds",
            "SCO Status": "sco_status",
        },
    ),
    "seminar_attendance": (
        ["seminar_attendance"],
        {
            "User ID": "user_id",
            "Course ID": "course_id",
            "Seminar Name": "seminar_name",
            "Event ID": "event_id",
            "Session ID": "session_id",
            "Session attendance": "session_attendance",
            "Signup status": "signup_status",
            "Session Start Date/Time": "session_start_date_time",
            "Session Finish Date/Time": "session_finish_date_time",
            "Session Duration": "session_duration",
        },
    ),
    "audiences": (
        ["audiences"],
        {
            "Audience Name": "audience_name",
            "Audience ID": "audience_id",
            "User ID": "user_id",
            "Status": "status",
        },
    ),
    "competency_ratings": (
        ["competency_ratings"],
        {
            "User ID": "user_id",
            "Competency ID": "competency_id",
            "Competency name": "competency_name",
            "Rating": "rating",
            "Time rated": "time_rated",
        },
    ),
    "organisations": (
        ["organisations"],
        {
            "Organisation ID": "organisation_id",
            "Name": "organisation_name",
            "Parent ID number": "parent_id",
            "Framework": "framework",
            "Organisation Path": "path",
            "Organisation Depth Level": "depth",
        },
    ),
    "positions": (
        ["positions"],
        {
            "Position ID": "position_id",
            "Position Name": "position_name",
            "Position Parent ID": "parent_id",
            "Framework Name": "framework",
            "Position Path": "path",
            "Position Depth Level": "depth",
        },
    ),
    "null_dates": (["null_dates"], {"Seq": "seq", "Date": "date"}),
}
REQUIRED = ("users", "course_completions")
FILE_NAME = re.compile(r"(?:analytics_|kineo_analytics___)?(?P<name>.+?)(?:_report){0,2}\.csv", re.IGNORECASE)


class ExportError(Exception):
    """The export folder cannot be loaded; the text says what to do."""


@dataclass
class SourceFile:
    """One export file, or an absent source (no path, no columns of its own)."""

    source: str
    path: Path | None = None
    columns: list[str] = field(default_factory=list)
    sha256: str = ""

    def missing_columns(self) -> list[str]:
        return [name for name in SOURCES[self.source][1].values() if name not in self.columns]


def squeezed(header: str) -> str:
    """A header without case, blanks and punctuation."""
    return "".join(c for c in header.lower() if c.isalnum())


def columns_of(source: str, headers: list[str]) -> list[str]:
    known = {squeezed(header): name for header, name in SOURCES[source][1].items()}
    names: list[str] = []
    for position, header in enumerate(headers):
        fallback = "x_" + (squeezed(header) or f"column_{position + 1}")
        name = known.get(squeezed(header), fallback)
        names.append(name if name not in names else f"{name}_{position + 1}")
    return names


def read_header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header = next(csv.reader(lines), None)
    if not header:
        raise ExportError(f"{path.name} is empty: export it again")
    return header


def sha256_of(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def find_sources(folder: Path) -> dict[str, SourceFile]:
    """Every source of the model, present or not, by the names of the files in the folder."""
    by_name = {name: source for source, (names, _) in SOURCES.items() for name in names}
    found = {source: SourceFile(source) for source in SOURCES}
    for path in sorted(folder.glob("*.csv")):
        match = FILE_NAME.fullmatch(path.name)
        source = by_name.get(match["name"].lower()) if match else None
        if source:
            found[source] = SourceFile(source, path, columns_of(source, read_header(path)), sha256_of(path))
    for source in REQUIRED:
        if found[source].path is None:
            raise ExportError(f"no file for {source} in {folder}: add the export and run again")
    return found
