"""A matter opened: its record and story, shared by the pages that open one."""
