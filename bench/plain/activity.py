"""Activity facts by plain loops."""

from datetime import date

from .cells import NONE, Years, day
from .progress import ids, key
from .silver import Row, by_key


class Activity:
    """SCORM attempts and seminar signups beside the records they belong to."""

    def __init__(self, silver: dict[str, list[Row]], scorm_ids: dict[str, int], years: Years, as_of: date):
        self.silver, self.scorm_ids, self.years, self.as_of = silver, scorm_ids, years, as_of
        self.enrolment = by_key(silver["course_completions"], "user_id", "course_id")
        self.record = by_key(silver["prog_completions"], "user_id", "program_id")

    def course_key(self, row: Row) -> int:
        return key(row["course_id"], row["user_id"]) if self.enrolment(row["user_id"], row["course_id"]) else -1

    def programs(self, row: Row) -> list[int]:
        members = self.silver["prog_overview"]
        return sorted({m["program_id"] for m in members if (m["user_id"], m["course_id"]) == (row["user_id"], row["course_id"])}) or [-1]

    def attempts(self) -> list[Row]:
        """Attempts whose year is known and has begun."""
        rows = []
        for row in self.silver["scorm"]:
            year = self.years.of(day(row["sco_start_date"]))
            if year in self.years.known and self.years.known[year][0] <= self.as_of:
                rows.append(row | {"year": year})
        return rows

    def attempt_columns(self, row: Row, program: int) -> Row:
        user = row["user_id"]
        return ids(user_id=user, course_id=row["course_id"], program_id=program, course_user_id=self.course_key(row)) | {
            "scorm_id": self.scorm_ids.get(row["scorm_title"], -1),
            "program_user_id": key(program, user) if self.record(user, program) else -1,
            "date_began": day(row["sco_start_date"]),
            "date_completed": NONE,
            "sco_total_time_milliseconds": row["sco_total_time_milliseconds"],
            "fy_began": row["year"],
            "fy_completed": row["year"],
        }

    def fact_scorm(self) -> list[Row]:
        return [
            self.attempt_columns(row, program) | {"sco_status": row["sco_status"]}
            for row in self.attempts()
            for program in self.programs(row)
        ]

    def signup_columns(self, row: Row, finish: str) -> Row:
        start, end = row["session_start_date_time"], row["session_finish_date_time"]
        known = {name: row[name] for name in ("user_id", "course_id", "event_id", "session_id")}
        return ids(**known, course_user_id=self.course_key(row)) | {
            "date_began": day(start),
            finish: day(end),
            "fy_began": self.years.of(day(start)),
            "fy_completed": self.years.of(day(end)),
            "duration": row["session_duration"],
            "time_spent": int((end - start).total_seconds() / 60) if start and end else None,
        }

    def fact_seminar_signup(self) -> list[Row]:
        rows = []
        for row in self.silver["seminar_attendance"]:
            attended = row["session_attendance"]
            if attended and attended.lower() == "not set":
                attended = row["signup_status"] or "Not set"
            rows.append(
                self.signup_columns(row, "completed_date")
                | {
                    "user_session_id": f"{row['user_id']}_{row['session_id']}",
                    "attendance_status": attended,
                    "mandatory": "N/A",
                }
            )
        return rows

    def fact_learning_time(self) -> list[Row]:
        def learned(kind: str, status: str | None) -> Row:
            return {"timed_learning_status": f"{kind}_{status}" if status else None, "timed_learning_learning_type": kind}

        scorm = [
            self.attempt_columns(row, self.programs(row)[-1]) | learned("eLearning", row["sco_status"]) | {"duration": 0, "time_spent": 0}
            for row in self.attempts()
        ]
        return scorm + [
            self.signup_columns(row, "date_completed") | learned("IRL", row["session_attendance"]) | {"sco_total_time_milliseconds": 0}
            for row in self.silver["seminar_attendance"]
        ]
