"""The frame around the pages: title strip, navigation, day bar, status line."""
