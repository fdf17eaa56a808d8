"""Tests of the double; those that need it running find it at DOUBLE_ADDRESS."""
