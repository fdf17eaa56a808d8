SELECT certification_id AS cert_id, certification_name, certification_category, include_in_dashboard
FROM silver.certifications
UNION ALL SELECT -1, 'N/A', 'N/A', -1
