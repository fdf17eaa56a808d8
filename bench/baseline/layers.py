"""The tables of each layer in an order in which every table finds its inputs."""

from pathlib import Path

from .sources import SOURCES

HERE = Path(__file__).parent
BRONZE = [*SOURCES, "dim_dates"]
SILVER = [
    *(source for source in SOURCES if source != "null_dates"),
    "calendar",
    "courses",
    "certifications",
    "programs",
    "user_hierarchy",
    "rejects",
]
GOLD = [
    "dim_user",
    "dim_manager",
    "dim_manager_relationship",
    "dim_organisation",
    "dim_position",
    "dim_audience_member",
    "dim_competency_rating",
    "dim_course",
    "dim_cert",
    "dim_programs",
    "dim_scorm",
    "dim_seminar_event",
    "dim_seminar_session",
    "dim_course_progress",
    "dim_program_progress",
    "dim_certification_progress",
    "dim_date_began",
    "dim_date_completed",
    "dim_fy_began",
    "dim_fy_completed",
    "fact_course_progress",
    "fact_course_to_cert_progress",
    "fact_program_progress",
    "fact_certification_progress",
    "fact_course_history",
    "fact_course_to_cert_history",
    "fact_program_history",
    "fact_certification_history",
    "fact_scorm",
    "fact_seminar_signup",
    "fact_learning_time",
]


def query(layer: str, table: str) -> str:
    return (HERE / layer / f"{table}.sql").read_text(encoding="utf-8")
