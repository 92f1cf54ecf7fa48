"""What the site adds to MkDocs: the second language, formulas and their font, accessibility, the run of the cells."""
