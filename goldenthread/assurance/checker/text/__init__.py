"""A paper as sentences, figures, tables and monthly series, each with its place."""
