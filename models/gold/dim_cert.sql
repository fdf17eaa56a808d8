-- Grain: one row per certification, and the unknown certification.
SELECT certification_id AS cert_id, certification_name, certification_category, include_in_dashboard
FROM silver.certifications
UNION ALL
SELECT CAST(-1 AS BIGINT), 'N/A', 'N/A', CAST(-1 AS BIGINT)
