//! Map projections and their choice.
