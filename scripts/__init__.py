"""Makers of shipped data, the headless demonstration and the pictures; not part of the program."""
