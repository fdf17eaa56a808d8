SELECT event_id, max(course_id) AS course_id, max(seminar_name) AS seminar_name
FROM silver.seminar_attendance GROUP BY event_id
UNION ALL SELECT -1, -1, 'N/A'
