"""The frozen records that cross rooms, with the names of the data dictionary. No Qt, no peewee, no clock."""
