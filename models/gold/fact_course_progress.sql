-- Grain: one row per user, course and program: each course completion record with each program that has the course for that user.
WITH joined AS (
    SELECT
        c.user_id,
        c.course_id,
        coalesce(o.program_id, CAST(-1 AS BIGINT)) AS group_id,
        CASE WHEN p.user_id IS NULL THEN CAST(-1 AS BIGINT) ELSE @key(p.program_id, p.user_id) END AS group_user_id,
        CAST(c.time_enrolled AS DATE) AS enrolled,
        CAST(coalesce(c.time_enrolled, p.time_assigned) AS DATE) AS began,
        CAST(c.time_completed AS DATE) AS completed,
        CAST(c.completion_due_date AS DATE) AS due
    FROM silver.course_completions AS c
    LEFT JOIN silver.prog_overview AS o ON o.user_id = c.user_id AND o.course_id = c.course_id
    LEFT JOIN silver.prog_completions AS p ON p.user_id = o.user_id AND p.program_id = o.program_id
    WHERE c.time_enrolled IS NOT NULL OR p.time_assigned IS NOT NULL OR c.time_completed IS NOT NULL
),
dated AS (
    SELECT
        *,
        CASE WHEN began IS NULL OR completed < began THEN completed ELSE began END AS date_began,
        coalesce(completed, DATE '1900-01-01') AS date_completed
    FROM joined
)
SELECT
    user_id,
    course_id,
    group_id AS program_id,
    CAST(-1 AS BIGINT) AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id,
    CAST(-1 AS BIGINT) AS event_id,
    CAST(-1 AS BIGINT) AS session_id,
    @key(course_id, user_id) AS course_user_id,
    group_user_id AS program_user_id,
    CAST(-1 AS BIGINT) AS certification_user_id,
    date_began,
    date_completed,
    datediff(completed, enrolled) AS days_difference,
    CASE WHEN completed IS NULL AND due < CAST(:as_of AS DATE) THEN 1 ELSE 0 END AS is_overdue,
    @fy(date_began) AS fy_began,
    @fy(date_completed) AS fy_completed
FROM dated
