//! A claim as it begins: its words, kind and ends, before anything is measured.

use super::atlas::Spot;
use super::statement::Statement;
use super::view::View;
use super::{Claim, ClaimKind, Verdict};
use crate::span::Span;

/// A claim in the making.
pub(super) struct Draft {
    pub(super) claim: Claim,
}

impl Draft {
    /// The claim that a statement makes.
    pub(super) fn new(view: &View<'_>, statement: &Statement, kind: ClaimKind, subject: &Spot, object: &Spot) -> Self {
        let clause = &view.clauses[statement.clause];
        let span = view.span(clause, statement.relation.items.clone());
        Self::at(span, view.sentence(clause), kind, subject, object)
    }

    /// A claim that stands at `span`.
    pub(super) fn at(span: Span, sentence: Span, kind: ClaimKind, subject: &Spot, object: &Spot) -> Self {
        let claim = Claim {
            span,
            sentence,
            kind,
            subject: subject.name.clone(),
            object: object.name.clone(),
            ends: (subject.place, object.place),
            value: None,
            unit: None,
            qualifier: None,
            direction: None,
            verdict: Verdict::Uncheckable,
            distance: None,
            readings: Vec::new(),
            message: String::new(),
        };
        Self { claim }
    }
}
