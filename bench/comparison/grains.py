"""Which columns tell a row of a gold table, so that a difference can be named column by column."""

HISTORY = "fy_completed"
GRAINS = {
    "dim_user": ["user_id"],
    "dim_manager": ["manager_id"],
    "dim_manager_relationship": ["employee_id", "manager_id"],
    "dim_organisation": ["id"],
    "dim_position": ["id"],
    "dim_course": ["course_id"],
    "dim_cert": ["cert_id"],
    "dim_programs": ["program_id"],
    "dim_scorm": ["scorm_title"],
    "dim_seminar_event": ["event_id"],
    "dim_seminar_session": ["session_id"],
    "dim_course_progress": ["course_user_id"],
    "dim_program_progress": ["program_user_id"],
    "dim_certification_progress": ["certification_user_id"],
    "dim_date_began": ["date"],
    "dim_date_completed": ["completed_date"],
    "dim_fy_began": ["fy_began"],
    "dim_fy_completed": ["fy_completed"],
    "fact_course_progress": ["user_id", "course_id", "program_id"],
    "fact_course_to_cert_progress": ["user_id", "course_id", "cert_id"],
    "fact_program_progress": ["user_id", "program_id"],
    "fact_certification_progress": ["user_id", "cert_id"],
    "fact_course_history": ["user_id", "course_id", HISTORY],
    "fact_course_to_cert_history": ["user_id", "course_id", HISTORY],
    "fact_program_history": ["user_id", "program_id", HISTORY],
    "fact_certification_history": ["user_id", "cert_id", HISTORY],
}

# Names that the model leaves open.
ALIASES = {
    "dim_organisation": {"organisation_id": "id", "organisation_name": "name", "organisation_path": "path"},
    "dim_position": {"position_id": "id", "position_name": "name", "position_path": "path"},
}
