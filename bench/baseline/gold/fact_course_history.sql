-- The rows of an enrolment nearly always begin on one day; then they meet the same years, and one row stands for all.
WITH spans AS (
    SELECT course_user_id, max(program_id) AS program_id, arg_max(program_user_id, program_id) AS program_user_id,
        min(date_began) AS first_began, max(date_began) AS date_began, max(date_completed) AS date_completed
    FROM gold.fact_course_progress WHERE fy_began IS NOT NULL GROUP BY course_user_id
), met AS (
    SELECT course_user_id, program_id, program_user_id, date_began, date_completed, unnest(open_years(date_began, date_completed)) AS y
    FROM gold.fact_course_progress SEMI JOIN (FROM spans WHERE first_began < date_began) USING (course_user_id)
    WHERE fy_began IS NOT NULL
), yearly AS (
    SELECT course_user_id, program_id, program_user_id, date_began, date_completed, unnest(open_years(date_began, date_completed)) AS y
    FROM spans WHERE first_began = date_began
    UNION ALL
    SELECT course_user_id, max(program_id) AS program_id, arg_max(program_user_id, program_id) AS program_user_id, max(date_began), max(date_completed), y
    FROM met GROUP BY course_user_id, y
)
SELECT p.user_id, p.course_id, program_id, CAST(-1 AS BIGINT) AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id, CAST(-1 AS BIGINT) AS event_id, CAST(-1 AS BIGINT) AS session_id,
    course_user_id, program_user_id, CAST(-1 AS BIGINT) AS certification_user_id,
    date_began, date_completed, fy(date_began) AS fy_began, CAST(y AS VARCHAR) AS fy_completed,
    CAST(y AS INTEGER) AS fy_status, p.time_started,
    CASE
        WHEN lower(p.completion_status) = 'not yet started' THEN 'Not yet started'
        WHEN fy(date_completed) = CAST(y AS VARCHAR) THEN 'Complete'
        WHEN CAST(p.time_started AS DATE) > fy_end(y) THEN 'Not yet started'
        WHEN lower(p.completion_status) = 'in progress' THEN 'In progress'
        WHEN date_completed = none_day() THEN 'Not yet started'
        WHEN date_completed <= fy_end(y) THEN 'Complete'
        ELSE 'In progress'
    END AS course_completion_status_for_fy
FROM yearly JOIN gold.dim_course_progress p USING (course_user_id)
