SELECT surrogate(certification_id, user_id) AS certification_user_id, certification_id, user_id, status, time_assigned,
    CASE WHEN o.user_id IS NULL AND lower(status) <> 'expired' THEN coalesce(time_completed, time_assigned)
        ELSE time_completed END AS time_completed,
    time_started, certification_name, include_in_dashboard,
    CASE WHEN o.user_id IS NULL THEN 'Unassigned' ELSE 'Assigned' END AS assignment_status
FROM silver.cert_completions
LEFT JOIN (SELECT DISTINCT certification_id, user_id FROM silver.cert_overview) o USING (certification_id, user_id)
UNION ALL SELECT -1, -1, -1, 'N/A', none_time(), none_time(), none_time(), 'N/A', -1, 'N/A'
