"""The monthly round: owners report, leads challenge, the group reviews, the board decides, the report freezes."""
