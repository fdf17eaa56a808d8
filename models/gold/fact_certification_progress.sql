-- Grain: one row per certification completion record.
WITH dated AS (
    SELECT
        p.user_id,
        p.certification_id,
        p.certification_user_id,
        c.time_expires,
        p.status,
        @day(coalesce(p.time_assigned, p.time_completed)) AS date_began,
        CAST(p.time_assigned AS DATE) AS assigned,
        CAST(p.time_completed AS DATE) AS completed
    FROM gold.dim_certification_progress AS p
    JOIN silver.cert_completions AS c ON c.certification_id = p.certification_id AND c.user_id = p.user_id
)
SELECT
    user_id,
    CAST(-1 AS BIGINT) AS course_id,
    CAST(-1 AS BIGINT) AS program_id,
    certification_id AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id,
    CAST(-1 AS BIGINT) AS event_id,
    CAST(-1 AS BIGINT) AS session_id,
    CAST(-1 AS BIGINT) AS course_user_id,
    CAST(-1 AS BIGINT) AS program_user_id,
    certification_user_id,
    time_expires,
    status,
    date_began,
    @day(completed) AS date_completed,
    datediff(completed, assigned) AS days_difference,
    @fy(date_began) AS fy_began,
    @fy(@day(completed)) AS fy_completed
FROM dated
