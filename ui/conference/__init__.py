"""会议: sessions of the joint conference, the matters brought to them, and what became of what they decided."""
