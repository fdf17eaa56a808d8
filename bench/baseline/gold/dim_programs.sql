SELECT program_id, program_name, category, include_in_dashboard FROM silver.programs
UNION ALL SELECT -1, 'N/A', 'N/A', -1
