//! Labels as one problem: candidates, their costs and conflicts, the choice, the report.

pub mod graph;
pub mod solve;
