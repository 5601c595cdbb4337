//! From clauses to statements: what is said to lie how far from what, and which way.

pub(in crate::claim) mod definition;
pub(in crate::claim) mod link;
pub(in crate::claim) mod noun;
pub(in crate::claim) mod relation;
pub(in crate::claim) mod statement;
pub(in crate::claim) mod subject;
pub(in crate::claim) mod topic;
pub(in crate::claim) mod view;
