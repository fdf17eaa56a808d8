WITH completed AS (
    SELECT course_id, max(course_name) AS course_name, max(course_category) AS course_category,
        max(include_in_dashboard) AS include_in_dashboard
    FROM silver.course_completions GROUP BY course_id
), scorm_only AS (
    SELECT course_id, max(course_name) AS course_name, 'N/A' AS course_category, CAST(1 AS BIGINT) AS include_in_dashboard
    FROM silver.scorm WHERE course_id NOT IN (SELECT course_id FROM completed) GROUP BY course_id
)
FROM completed UNION ALL FROM scorm_only
