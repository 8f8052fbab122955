//! What one coder says of one testimony.
