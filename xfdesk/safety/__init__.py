"""Backup, lock and integrity: works on paths and on the driver's connection that the desk hands it."""
