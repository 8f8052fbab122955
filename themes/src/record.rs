//! The plaintext of a sealed record.
