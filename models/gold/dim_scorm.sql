-- Grain: one row per SCORM title, and the unknown title.
SELECT @scorm_id(scorm_title) AS scorm_id, scorm_title
FROM silver.scorm
WHERE scorm_title IS NOT NULL
GROUP BY scorm_title
UNION ALL
SELECT CAST(-1 AS BIGINT), 'N/A'
