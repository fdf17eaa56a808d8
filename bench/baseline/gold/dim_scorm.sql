SELECT DISTINCT scorm_key(scorm_title) AS scorm_id, scorm_title FROM silver.scorm WHERE scorm_title IS NOT NULL
UNION ALL SELECT -1, 'N/A'
