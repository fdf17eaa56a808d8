-- Grain: one row per SCORM record that has a row in fact_scorm, and one per seminar signup (D07).
WITH attempt AS (
    SELECT
        s.source_row,
        max(s.user_id) AS user_id,
        max(s.course_id) AS course_id,
        max(s.scorm_title) AS scorm_title,
        max(s.sco_status) AS sco_status,
        max(s.sco_total_time_milliseconds) AS sco_total_time_milliseconds,
        max(CAST(s.sco_start_date AS DATE)) AS date_began,
        coalesce(max(o.program_id), CAST(-1 AS BIGINT)) AS program_id
    FROM silver.scorm AS s
    LEFT JOIN silver.prog_overview AS o ON o.user_id = s.user_id AND o.course_id = s.course_id
    WHERE s.sco_start_date IS NOT NULL
    GROUP BY s.source_row
),
e_learning AS (
    SELECT
        a.user_id,
        a.course_id,
        a.program_id,
        CAST(-1 AS BIGINT) AS cert_id,
        @scorm_id(a.scorm_title) AS scorm_id,
        CAST(-1 AS BIGINT) AS event_id,
        CAST(-1 AS BIGINT) AS session_id,
        CASE WHEN c.user_id IS NULL THEN CAST(-1 AS BIGINT) ELSE @key(c.course_id, c.user_id) END AS course_user_id,
        CASE WHEN p.user_id IS NULL THEN CAST(-1 AS BIGINT) ELSE @key(p.program_id, p.user_id) END AS program_user_id,
        CAST(-1 AS BIGINT) AS certification_user_id,
        a.date_began,
        DATE '1900-01-01' AS date_completed,
        @fy(a.date_began) AS fy_began,
        @fy(a.date_began) AS fy_completed,
        CASE WHEN a.sco_status IS NULL THEN NULL ELSE concat('eLearning_', a.sco_status) END AS timed_learning_status,
        'eLearning' AS timed_learning_learning_type,
        a.sco_total_time_milliseconds,
        CAST(0 AS DOUBLE) AS duration,
        CAST(0 AS DOUBLE) AS time_spent
    FROM attempt AS a
    JOIN gold.dim_fy_began AS y ON y.fy_began = @fy(a.date_began) AND y.fy_began <> 'N/A' AND y.fy_start_date <= CAST(:as_of AS DATE)
    LEFT JOIN silver.prog_completions AS p ON p.user_id = a.user_id AND p.program_id = a.program_id
    LEFT JOIN silver.course_completions AS c ON c.user_id = a.user_id AND c.course_id = a.course_id
),
led AS (
    SELECT
        s.user_id,
        coalesce(s.course_id, CAST(-1 AS BIGINT)) AS course_id,
        CAST(-1 AS BIGINT) AS program_id,
        CAST(-1 AS BIGINT) AS cert_id,
        CAST(-1 AS BIGINT) AS scorm_id,
        s.event_id,
        s.session_id,
        CASE WHEN c.user_id IS NULL THEN CAST(-1 AS BIGINT) ELSE @key(c.course_id, c.user_id) END AS course_user_id,
        CAST(-1 AS BIGINT) AS program_user_id,
        CAST(-1 AS BIGINT) AS certification_user_id,
        @day(s.session_start_date_time) AS date_began,
        @day(s.session_finish_date_time) AS date_completed,
        @fy(@day(s.session_start_date_time)) AS fy_began,
        @fy(@day(s.session_finish_date_time)) AS fy_completed,
        CASE WHEN s.session_attendance IS NULL THEN NULL ELSE concat('IRL_', s.session_attendance) END AS timed_learning_status,
        'IRL' AS timed_learning_learning_type,
        CAST(0 AS BIGINT) AS sco_total_time_milliseconds,
        s.session_duration AS duration,
        CAST(unix_seconds(s.session_finish_date_time) - unix_seconds(s.session_start_date_time) AS DOUBLE) / 60 AS time_spent
    FROM silver.seminar_attendance AS s
    LEFT JOIN silver.course_completions AS c ON c.user_id = s.user_id AND c.course_id = s.course_id
)
SELECT * FROM e_learning
UNION ALL
SELECT * FROM led
