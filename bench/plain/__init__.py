"""The model once more as plain loops over small exports: slow, obvious, and no SQL. It checks the baseline."""
