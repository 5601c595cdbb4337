//! What the statements of a report say of its names, as plain values: whoever reads statements fills it.

/// What the statements of a report say of its places, by their indices.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Places that the report defines.
    pub definitions: Vec<Definition>,
    /// Places that a distance or direction is measured from or to, as spots.
    pub measured: Vec<usize>,
}

/// "X is a town in Y, Z".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The place defined.
    pub place: usize,
    /// The areas that it lies in.
    pub areas: Vec<usize>,
}
