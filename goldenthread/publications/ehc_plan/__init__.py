"""An EHC plan on paper: as a tagged PDF and as a Word document, from the same values."""
