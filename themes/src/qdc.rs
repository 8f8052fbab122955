//! Codebooks of other research tools: REFI-QDA (`.qdc`) and CSV.
