SELECT course_id, course_name, course_category, include_in_dashboard FROM silver.courses
UNION ALL SELECT -1, 'N/A', 'N/A', -1
