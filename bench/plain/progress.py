"""Progress dimensions, progress facts and histories by plain loops."""

from datetime import date, datetime

from .cells import NONE, Years, day
from .dimensions import with_unknown
from .silver import Row, by_key, grouped, largest

IDS = (
    "user_id",
    "course_id",
    "program_id",
    "cert_id",
    "scorm_id",
    "event_id",
    "session_id",
    "course_user_id",
    "program_user_id",
    "certification_user_id",
)


def key(thing: int, user: int) -> int:
    return thing * 2**32 + user


def ids(**known: int) -> Row:
    return dict.fromkeys(IDS, -1) | known


def days_between(start: datetime | None, end: datetime | None) -> int | None:
    return (end.date() - start.date()).days if start and end else None


def overdue(completed: datetime | None, due: datetime | None, as_of: date) -> int:
    return int(completed is None and due is not None and due.date() < as_of)


class Progress:
    """The records of completions with the overview beside them."""

    def __init__(self, silver: dict[str, list[Row]], years: Years, as_of: date):
        self.silver, self.years, self.as_of = silver, years, as_of

    def assigned(self, kind: str, id_: str) -> list[Row]:
        """Records with assignment_status and the completed-as-assigned time beside the real one."""
        pairs = {(row[id_], row["user_id"]) for row in self.silver[f"{kind}_overview"]}
        rows = []
        for row in self.silver[f"{kind}_completions"]:
            still = (row[id_], row["user_id"]) in pairs
            counts = kind == "prog" or (row["status"] is not None and row["status"].lower() != "expired")
            star = row["time_completed"]
            if not still and star is None and counts:
                star = row["time_assigned"]
            rows.append(
                row | {"real": row["time_completed"], "time_completed": star, "assignment_status": "Assigned" if still else "Unassigned"}
            )
        return rows

    def course_fact(self, kind: str, id_: str) -> list[Row]:
        things: dict[tuple, set[int]] = {}
        for row in self.silver[f"{kind}_overview"]:
            things.setdefault((row["user_id"], row["course_id"]), set()).add(row[id_])
        record = by_key(self.silver[f"{kind}_completions"], "user_id", id_)
        out, out_key = ("program_id", "program_user_id") if kind == "prog" else ("cert_id", "certification_user_id")
        rows = []
        for c in self.silver["course_completions"]:
            user, course = c["user_id"], c["course_id"]
            for thing in things.get((user, course), {-1}):
                membership = record(user, thing)
                began = c["time_enrolled"] or (membership and membership["time_assigned"])
                if not began and not c["time_completed"]:
                    continue
                known = ids(user_id=user, course_id=course, course_user_id=key(course, user))
                known |= {out: thing, out_key: key(thing, user) if membership else -1}
                rows.append(
                    known
                    | self.dates(min(t for t in (began, c["time_completed"]) if t), c["time_completed"])
                    | {
                        "days_difference": days_between(c["time_enrolled"], c["time_completed"]),
                        "is_overdue": overdue(c["time_completed"], c["completion_due_date"], self.as_of),
                    }
                )
        return rows

    def dates(self, began: datetime | None, completed: datetime | None) -> Row:
        return {
            "date_began": day(began),
            "date_completed": day(completed),
            "fy_began": self.years.of(day(began)),
            "fy_completed": self.years.of(day(completed)),
        }

    def program_fact(self) -> list[Row]:
        members = grouped(self.silver["prog_overview"], "program_id", "user_id")
        course = by_key(self.silver["course_completions"], "user_id", "course_id")
        rows = []
        for p in self.assigned("prog", "program_id"):
            user, program = p["user_id"], p["program_id"]
            content = members.get((program, user), [])
            due = largest(content, "due_date")
            records = [course(user, c) for c in {row["course_id"] for row in content}]
            done = [r for r in records if r and (r["completion_status"] or "").lower() in ("complete", "complete via rpl")]
            rows.append(
                ids(user_id=user, program_id=program, program_user_id=key(program, user))
                | self.dates(p["time_assigned"], p["time_completed"])
                | {
                    "due_date": day(due),
                    "is_overdue": overdue(p["time_completed"], due, self.as_of),
                    "days_difference": days_between(p["time_assigned"], p["time_completed"]),
                    "progress_pct": len(done) / len(records) if records else None,
                }
            )
        return rows

    def cert_fact(self) -> list[Row]:
        return [
            ids(user_id=p["user_id"], cert_id=p["certification_id"], certification_user_id=key(p["certification_id"], p["user_id"]))
            | self.dates(p["time_assigned"] or p["time_completed"], p["time_completed"])
            | {
                "days_difference": days_between(p["time_assigned"], p["time_completed"]),
                "time_expires": p["time_expires"],
                "status": p["status"],
            }
            for p in self.assigned("cert", "certification_id")
        ]

    def met(self, facts: list[Row]) -> list[tuple[Row, str]]:
        return [(p, y) for p in facts for y in self.years.open(p["date_began"], p["date_completed"], self.as_of)]

    def year_columns(self, began: date, completed: date, y: str) -> Row:
        return {"date_began": began, "date_completed": completed, "fy_began": self.years.of(began), "fy_completed": y, "fy_status": int(y)}

    def course_history(self, facts: list[Row], thing: str) -> list[Row]:
        record = by_key(self.silver["course_completions"], "user_id", "course_id")
        rows = []
        for (user, course, y), group in grouped([p | {"y": y} for p, y in self.met(facts)], "user_id", "course_id", "y").items():
            c, top = record(user, course), max(group, key=lambda p: p[thing])
            began, completed = largest(group, "date_began"), largest(group, "date_completed")
            program_key = top["program_user_id"] if thing == "program_id" else -1
            rows.append(
                ids(user_id=user, course_id=course, course_user_id=key(course, user), program_user_id=program_key)
                | {thing: top[thing]}
                | self.year_columns(began, completed, y)
                | {
                    "time_started": c["time_started"],
                    "course_completion_status_for_fy": self.course_status(c, completed, y),
                }
            )
        return rows

    def course_status(self, c: Row, completed: date, y: str) -> str:
        status, end = (c["completion_status"] or "").lower(), self.years.known[y][1]
        if status == "not yet started":
            return "Not yet started"
        if self.years.of(day(c["time_completed"])) == y:
            return "Complete"
        if c["time_started"] and c["time_started"].date() > end:
            return "Not yet started"
        if status == "in progress":
            return "In progress"
        if completed == NONE:
            return "Not yet started"
        return "Complete" if completed <= end else "In progress"

    def kept_ids(self, p: Row, y: str) -> Row:
        return {name: p[name] for name in IDS} | self.year_columns(p["date_began"], p["date_completed"], y)

    def program_history(self, facts: list[Row]) -> list[Row]:
        record = by_key(self.silver["prog_completions"], "user_id", "program_id")
        rows = []
        for p, y in self.met(facts):
            real = record(p["user_id"], p["program_id"])["time_completed"]
            done = real is not None and p["date_completed"] <= self.years.known[y][1]
            rows.append(self.kept_ids(p, y) | {"program_completion_status_for_fy": "Completed" if done else "In Progress"})
        return rows

    def cert_history(self, facts: list[Row]) -> list[Row]:
        rows = []
        for p, y in self.met(facts):
            status = "In progress"
            if (p["status"] or "").lower() == "expired":
                status = "Expired"
            elif p["date_completed"] != NONE and p["date_completed"] <= self.years.known[y][1]:
                status = p["status"]
            rows.append(self.kept_ids(p, y) | {"certification_completion_status_for_fy": status})
        return rows


def columns(rows: list[Row], names: str) -> list[Row]:
    return with_unknown([{name: row[name] for name in names.split()} for row in rows], names)


def progress_tables(silver: dict[str, list[Row]], years: Years, as_of: date) -> dict[str, list[Row]]:
    p = Progress(silver, years, as_of)
    course, cert = p.course_fact("prog", "program_id"), p.course_fact("cert", "certification_id")
    program, certification = p.program_fact(), p.cert_fact()
    records = [row | {"course_user_id": key(row["course_id"], row["user_id"])} for row in silver["course_completions"]]
    programs = [row | {"program_user_id": key(row["program_id"], row["user_id"])} for row in p.assigned("prog", "program_id")]
    certs = [
        row | {"certification_user_id": key(row["certification_id"], row["user_id"])} for row in p.assigned("cert", "certification_id")
    ]
    return {
        "dim_course_progress": columns(
            records,
            "course_user_id course_id user_id course_name course_category completion_status time_enrolled time_started time_completed",
        ),
        "dim_program_progress": columns(
            programs, "program_user_id program_id user_id status time_assigned time_completed time_started assignment_status"
        ),
        "dim_certification_progress": columns(
            certs,
            "certification_user_id certification_id user_id status time_assigned time_completed time_started certification_name include_in_dashboard assignment_status",
        ),
        "fact_course_progress": course,
        "fact_course_to_cert_progress": cert,
        "fact_program_progress": program,
        "fact_certification_progress": certification,
        "fact_course_history": p.course_history(course, "program_id"),
        "fact_course_to_cert_history": p.course_history(cert, "cert_id"),
        "fact_program_history": p.program_history(program),
        "fact_certification_history": p.cert_history(certification),
    }
