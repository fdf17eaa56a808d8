"""Holds two folders of gold tables against each other, cell by cell."""
