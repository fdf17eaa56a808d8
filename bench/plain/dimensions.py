"""Dimensions by plain loops. Unknown rows are written out where the model asks for them."""

from datetime import datetime

from .silver import Row, grouped, largest

NONE_TIME = datetime(1900, 1, 1)


def unknown(row: Row) -> Row:
    """The unknown row of a table with these columns."""

    def value(name: str) -> object:
        if name.startswith("time_") or name.endswith("date_time"):
            return NONE_TIME
        whole = name.endswith("_id") or name in ("id", "depth", "include_in_dashboard", "total_duration")
        return -1 if whole else "N/A"

    return {name: value(name) for name in row}


def with_unknown(rows: list[Row], names: str) -> list[Row]:
    return [*rows, unknown(dict.fromkeys(names.split()))]


def maxima(rows: list[Row], key: str, names: dict[str, str]) -> list[Row]:
    return [{key: group[0][key]} | {out: largest(group, name) for out, name in names.items()} for group in grouped(rows, key).values()]


def courses(silver: dict[str, list[Row]]) -> list[Row]:
    same = {name: name for name in ("course_name", "course_category", "include_in_dashboard")}
    completed = maxima(silver["course_completions"], "course_id", same)
    known = {row["course_id"] for row in completed}
    rest = [row for row in silver["scorm"] if row["course_id"] not in known]
    scorm = [
        row | {"course_category": "N/A", "include_in_dashboard": 1} for row in maxima(rest, "course_id", {"course_name": "course_name"})
    ]
    return completed + scorm


def managers_above(employee: int, direct: dict[int, set[int]]) -> set[int]:
    """Everyone reached by walking up, the employee left out."""
    seen: set[int] = set()
    walk = [employee]
    while walk:
        for manager in direct.get(walk.pop(), ()):
            if manager not in seen:
                seen.add(manager)
                walk.append(manager)
    return seen - {employee}


def hierarchy(users: list[Row]) -> list[Row]:
    direct: dict[int, set[int]] = {}
    for row in users:
        if row["manager_id"] not in (None, row["user_id"]):
            direct.setdefault(row["user_id"], set()).add(row["manager_id"])
    rows = []
    for employee in {row["user_id"] for row in users}:
        rows.append({"manager_id": employee, "employee_id": employee, "relationship_type": "self"})
        for manager in managers_above(employee, direct):
            kind = "direct" if manager in direct[employee] else "indirect"
            rows.append({"manager_id": manager, "employee_id": employee, "relationship_type": kind})
    return rows


def dimensions(silver: dict[str, list[Row]]) -> dict[str, list[Row]]:
    first = [group[0] for group in grouped(silver["users"], "user_id").values()]
    people = [row | {"manager_name": row["manager_name"] or "No Manager Assigned"} for row in first]
    names = {row["user_id"]: row["full_name"] for row in first}
    relations = hierarchy(silver["users"])
    titles = {row["scorm_title"] for row in silver["scorm"]} - {None}
    sessions = {
        "event_id": "event_id",
        "session_start_date_time": "session_start_date_time",
        "session_finish_date_time": "session_finish_date_time",
        "total_duration": "session_duration",
    }
    certifications = maxima(
        silver["cert_completions"],
        "certification_id",
        {
            "certification_name": "certification_name",
            "certification_category": "course_category",
            "include_in_dashboard": "include_in_dashboard",
        },
    )
    programs = {name: name for name in ("program_name", "category", "include_in_dashboard")}
    events = {"course_id": "course_id", "seminar_name": "seminar_name"}
    trees = {
        f"dim_{kind}": [
            {"id": row[f"{kind}_id"], "name": row[f"{kind}_name"]} | {n: row[n] for n in ("parent_id", "framework", "path", "depth")}
            for row in silver[f"{kind}s"]
        ]
        for kind in ("organisation", "position")
    }
    return {
        "dim_user": people + [unknown(people[0])],
        "dim_manager": [{"manager_id": m, "manager": names.get(m)} for m in {row["manager_id"] for row in relations}],
        "dim_manager_relationship": relations,
        **{name: with_unknown(rows, "id name parent_id framework path depth") for name, rows in trees.items()},
        "dim_audience_member": silver["audiences"],
        "dim_competency_rating": silver["competency_ratings"],
        "dim_course": with_unknown(courses(silver), "course_id course_name course_category include_in_dashboard"),
        "dim_cert": with_unknown(
            [{"cert_id": row.pop("certification_id")} | row for row in certifications],
            "cert_id certification_name certification_category include_in_dashboard",
        ),
        "dim_programs": with_unknown(
            maxima(silver["prog_completions"], "program_id", programs), "program_id program_name category include_in_dashboard"
        ),
        "dim_scorm": [{"scorm_id": i, "scorm_title": t} for i, t in enumerate(sorted(titles))] + [{"scorm_id": -1, "scorm_title": "N/A"}],
        "dim_seminar_event": with_unknown(maxima(silver["seminar_attendance"], "event_id", events), "event_id course_id seminar_name"),
        "dim_seminar_session": with_unknown(
            maxima(silver["seminar_attendance"], "session_id", sessions),
            "session_id event_id session_start_date_time session_finish_date_time total_duration",
        ),
    }
