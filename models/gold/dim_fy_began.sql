-- Grain: one row per year of the customer from 2012 to 2036, and N/A for what has no day.
WITH ten AS (
    SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
),
years AS (
    SELECT 2012 + a.n * 5 + b.n AS number
    FROM ten AS a
    CROSS JOIN ten AS b
),
started AS (
    SELECT number, make_date(CAST(number - CASE WHEN :first_month > 1 THEN 1 ELSE 0 END AS INT), CAST(:first_month AS INT), CAST(1 AS INT)) AS start_date
    FROM years
)
SELECT
    CAST(number AS STRING) AS fy_began,
    start_date AS fy_start_date,
    date_sub(CAST(add_months(start_date, CAST(12 AS INT)) AS DATE), CAST(1 AS INT)) AS fy_end_date
FROM started
UNION ALL
SELECT 'N/A', DATE '1900-01-01', DATE '1900-01-01'
