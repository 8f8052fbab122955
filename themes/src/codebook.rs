//! The themes of a call: a tree, versioned.
