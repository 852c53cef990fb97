"""督办: what is to be done, for whom, by when; opened, a matter with the list beside it."""
