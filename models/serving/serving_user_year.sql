-- Grain: one row per person and year, and one with year 0 for all time. What Home counts, with include_in_dashboard applied.
-- A year that has not begun by as_of has no rows of its own; what is booked for it counts in all time.
WITH begun AS (
    SELECT fy_began FROM gold.dim_fy_began WHERE fy_began <> 'N/A' AND fy_start_date <= CAST(:as_of AS DATE)
),
hidden_course AS (
    SELECT course_id FROM gold.dim_course WHERE course_id <> -1 AND (include_in_dashboard IS NULL OR include_in_dashboard <> 1)
),
enrolment AS (
    SELECT f.course_user_id, max(f.user_id) AS user_id, max(CASE WHEN lower(p.completion_status) IN ('complete', 'complete via rpl') THEN 1 ELSE 0 END) AS completed
    FROM gold.fact_course_progress AS f
    JOIN gold.dim_course AS c ON c.course_id = f.course_id AND c.include_in_dashboard = 1
    JOIN gold.dim_course_progress AS p ON p.course_user_id = f.course_user_id
    GROUP BY f.course_user_id
),
enrolment_of_year AS (
    SELECT f.user_id, f.fy_status AS year, CASE WHEN f.course_completion_status_for_fy = 'Complete' THEN 1 ELSE 0 END AS completed
    FROM gold.fact_course_history AS f
    JOIN gold.dim_course AS c ON c.course_id = f.course_id AND c.include_in_dashboard = 1
),
booking AS (
    SELECT
        f.user_id,
        CAST(y.fy_began AS INT) AS year,
        coalesce(lower(replace(f.attendance_status, '-', ' ')), 'not known') AS status
    FROM gold.fact_seminar_signup AS f
    LEFT JOIN begun AS y ON y.fy_began = f.fy_began
    LEFT JOIN hidden_course AS h ON h.course_id = f.course_id
    WHERE h.course_id IS NULL
),
spent AS (
    SELECT
        f.user_id,
        CAST(y.fy_began AS INT) AS year,
        CASE
            WHEN lower(f.timed_learning_status) IN (
                'elearning_browsed', 'elearning_completed', 'elearning_failed', 'elearning_in progress', 'elearning_incomplete', 'elearning_passed'
            ) THEN f.sco_total_time_milliseconds
            ELSE CAST(0 AS BIGINT)
        END AS milliseconds,
        CASE lower(replace(f.timed_learning_status, '-', ' '))
            WHEN 'irl_fully attended' THEN f.duration
            WHEN 'irl_partially attended' THEN f.duration / 2
            ELSE CAST(0 AS DOUBLE)
        END AS minutes
    FROM gold.fact_learning_time AS f
    LEFT JOIN begun AS y ON y.fy_began = f.fy_began
    LEFT JOIN hidden_course AS h ON h.course_id = f.course_id
    WHERE h.course_id IS NULL
),
counted AS (
    SELECT user_id, 0 AS year, 0 AS kind, count(*) AS items, sum(completed) AS done, 0 AS ever, CAST(0 AS BIGINT) AS milliseconds, CAST(0 AS DOUBLE) AS minutes
    FROM enrolment
    GROUP BY user_id
    UNION ALL
    SELECT user_id, year, 0, count(*), sum(completed), 0, CAST(0 AS BIGINT), CAST(0 AS DOUBLE)
    FROM enrolment_of_year
    GROUP BY user_id, year
    UNION ALL
    SELECT f.user_id, 0, 1, count(*), sum(CASE WHEN lower(d.status) = 'complete' THEN 1 ELSE 0 END), 0, CAST(0 AS BIGINT), CAST(0 AS DOUBLE)
    FROM gold.fact_program_progress AS f
    JOIN gold.dim_programs AS p ON p.program_id = f.program_id AND p.include_in_dashboard = 1
    JOIN gold.dim_program_progress AS d ON d.program_user_id = f.program_user_id
    GROUP BY f.user_id
    UNION ALL
    SELECT f.user_id, f.fy_status, 1, count(*), sum(CASE WHEN f.program_completion_status_for_fy = 'Completed' THEN 1 ELSE 0 END), 0, CAST(0 AS BIGINT), CAST(0 AS DOUBLE)
    FROM gold.fact_program_history AS f
    JOIN gold.dim_programs AS p ON p.program_id = f.program_id AND p.include_in_dashboard = 1
    GROUP BY f.user_id, f.fy_status
    UNION ALL
    SELECT
        f.user_id, 0, 2, count(*), sum(CASE WHEN lower(f.status) = 'certified' THEN 1 ELSE 0 END),
        sum(CASE WHEN lower(f.status) IN ('certified', 'expired') THEN 1 ELSE 0 END), CAST(0 AS BIGINT), CAST(0 AS DOUBLE)
    FROM gold.fact_certification_progress AS f
    JOIN gold.dim_cert AS c ON c.cert_id = f.cert_id AND c.include_in_dashboard = 1
    GROUP BY f.user_id
    UNION ALL
    SELECT
        f.user_id, f.fy_status, 2, count(*), sum(CASE WHEN lower(f.certification_completion_status_for_fy) = 'certified' THEN 1 ELSE 0 END),
        sum(CASE WHEN lower(f.certification_completion_status_for_fy) IN ('certified', 'expired') THEN 1 ELSE 0 END), CAST(0 AS BIGINT), CAST(0 AS DOUBLE)
    FROM gold.fact_certification_history AS f
    JOIN gold.dim_cert AS c ON c.cert_id = f.cert_id AND c.include_in_dashboard = 1
    GROUP BY f.user_id, f.fy_status
    UNION ALL
    SELECT b.user_id, b.year * z.n, 3, count(*), sum(CASE WHEN b.status IN ('fully attended', 'partially attended') THEN 1 ELSE 0 END), 0, CAST(0 AS BIGINT), CAST(0 AS DOUBLE)
    FROM (SELECT user_id, coalesce(year, 0) AS year, status, year AS known FROM booking) AS b
    JOIN (SELECT 0 AS n UNION ALL SELECT 1 AS n) AS z ON z.n = 0 OR b.known IS NOT NULL
    WHERE b.status NOT IN ('event cancelled', 'session cancelled', 'waitlisted')
    GROUP BY b.user_id, b.year * z.n
    UNION ALL
    SELECT t.user_id, t.year * z.n, 4, count(*), 0, 0, sum(t.milliseconds), sum(t.minutes)
    FROM (SELECT user_id, coalesce(year, 0) AS year, milliseconds, minutes, year AS known FROM spent) AS t
    JOIN (SELECT 0 AS n UNION ALL SELECT 1 AS n) AS z ON z.n = 0 OR t.known IS NOT NULL
    GROUP BY t.user_id, t.year * z.n
)
SELECT
    user_id,
    year,
    sum(CASE WHEN kind = 0 THEN items ELSE 0 END) AS courses,
    sum(CASE WHEN kind = 0 THEN done ELSE 0 END) AS courses_completed,
    sum(CASE WHEN kind = 1 THEN items ELSE 0 END) AS programs,
    sum(CASE WHEN kind = 1 THEN done ELSE 0 END) AS programs_completed,
    sum(CASE WHEN kind = 2 THEN items ELSE 0 END) AS certifications,
    sum(CASE WHEN kind = 2 THEN done ELSE 0 END) AS certifications_certified,
    sum(ever) AS certifications_ever_certified,
    sum(CASE WHEN kind = 3 THEN items ELSE 0 END) AS bookings,
    sum(CASE WHEN kind = 3 THEN done ELSE 0 END) AS bookings_attended,
    coalesce(sum(milliseconds), CAST(0 AS BIGINT)) AS e_learning_milliseconds,
    coalesce(sum(minutes), CAST(0 AS DOUBLE)) AS ilt_minutes
FROM counted
GROUP BY user_id, year
