SELECT surrogate(program_id, user_id) AS program_user_id, program_id, user_id, status, time_assigned,
    CASE WHEN o.user_id IS NULL THEN coalesce(time_completed, time_assigned) ELSE time_completed END AS time_completed,
    time_started, CASE WHEN o.user_id IS NULL THEN 'Unassigned' ELSE 'Assigned' END AS assignment_status
FROM silver.prog_completions
LEFT JOIN (SELECT DISTINCT program_id, user_id FROM silver.prog_overview) o USING (program_id, user_id)
UNION ALL SELECT -1, -1, -1, 'N/A', none_time(), none_time(), none_time(), 'N/A'
