SELECT surrogate(course_id, user_id) AS course_user_id, course_id, user_id, course_name, course_category,
    completion_status, time_enrolled, time_started, time_completed
FROM silver.course_completions
UNION ALL SELECT -1, -1, -1, 'N/A', 'N/A', 'N/A', none_time(), none_time(), none_time()
