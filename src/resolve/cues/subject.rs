//! What is measured: a candidate in its document.

use crate::resolve::context::Context;
use crate::resolve::document::{Document, Group};
use crate::resolve::propose::Candidate;

/// A candidate in its document.
pub(crate) struct Subject<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) at: usize,
    pub(crate) group: &'d Group<'d>,
    pub(crate) candidate: &'d Candidate<'d>,
    /// What is believed of the other names; `None` in the first pass.
    pub(crate) context: Option<&'d Context>,
}
