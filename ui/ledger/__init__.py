"""台账: every visit and matter in a fast table, a matter's record, and the export of a span."""
