-- Grain: one row per program, and the unknown program.
SELECT program_id, program_name, category, include_in_dashboard
FROM silver.programs
UNION ALL
SELECT CAST(-1 AS BIGINT), 'N/A', 'N/A', CAST(-1 AS BIGINT)
