//! What identifies a site or city of a subject within one map: labels, badges, key and second lines refer to it so, never by name.

/// A site or city of the subject, by its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    /// A place that something happened to.
    Site(usize),
    /// A place that is only named.
    City(usize),
}
