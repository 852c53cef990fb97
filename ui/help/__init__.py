"""The sheet of shortcuts (F1)."""
