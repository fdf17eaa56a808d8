-- Grain: one row per program completion record.
WITH member AS (
    SELECT
        o.program_id,
        o.user_id,
        max(o.due_date) AS due_date,
        CAST(count(*) AS DOUBLE) AS courses,
        CAST(sum(CASE WHEN lower(c.completion_status) IN ('complete', 'complete via rpl') THEN 1 ELSE 0 END) AS DOUBLE) AS completed_courses
    FROM silver.prog_overview AS o
    LEFT JOIN silver.course_completions AS c ON c.user_id = o.user_id AND c.course_id = o.course_id
    GROUP BY o.program_id, o.user_id
),
dated AS (
    SELECT
        p.user_id,
        p.program_id,
        p.program_user_id,
        CAST(p.time_assigned AS DATE) AS assigned,
        CAST(p.time_completed AS DATE) AS completed,
        CAST(m.due_date AS DATE) AS due,
        m.completed_courses / m.courses AS progress_pct
    FROM gold.dim_program_progress AS p
    LEFT JOIN member AS m ON m.program_id = p.program_id AND m.user_id = p.user_id
    WHERE p.program_user_id <> -1
)
SELECT
    user_id,
    CAST(-1 AS BIGINT) AS course_id,
    program_id,
    CAST(-1 AS BIGINT) AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id,
    CAST(-1 AS BIGINT) AS event_id,
    CAST(-1 AS BIGINT) AS session_id,
    CAST(-1 AS BIGINT) AS course_user_id,
    program_user_id,
    CAST(-1 AS BIGINT) AS certification_user_id,
    @day(assigned) AS date_began,
    @day(due) AS due_date,
    @day(completed) AS date_completed,
    datediff(completed, assigned) AS days_difference,
    CASE WHEN completed IS NULL AND due < CAST(:as_of AS DATE) THEN 1 ELSE 0 END AS is_overdue,
    @fy(@day(assigned)) AS fy_began,
    @fy(@day(completed)) AS fy_completed,
    progress_pct
FROM dated
