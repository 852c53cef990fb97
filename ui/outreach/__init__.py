"""排查: what was found in the villages, as a sheet that is filled as fast as one of Excel."""
