"""Timings of the real program against a peer or a limit timed in the same run. They measure and never fail a build."""
