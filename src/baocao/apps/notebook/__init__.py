"""Data for questions of the day: frames, comparisons, notes. No report is made here."""
