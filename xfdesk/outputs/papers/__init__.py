"""Official papers as Word files: templates filled with the words of one table, and read back to be shown and printed."""
