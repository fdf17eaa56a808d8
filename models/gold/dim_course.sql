-- Grain: one row per course, and the unknown course.
SELECT course_id, course_name, course_category, include_in_dashboard
FROM silver.courses
UNION ALL
SELECT CAST(-1 AS BIGINT), 'N/A', 'N/A', CAST(-1 AS BIGINT)
