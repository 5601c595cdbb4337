//! A claim as it begins: its words, kind and ends, before anything is measured.

use crate::claim::measure::readings::Kind;
use crate::claim::measure::readings::Measured;
use crate::claim::measure::spot::Spot;
use crate::claim::message::objects_name;
use crate::claim::model::Reading;
use crate::claim::model::{Claim, ClaimKind, Verdict};
use crate::claim::parse::link::Link;
use crate::claim::parse::statement::Statement;
use crate::claim::parse::subject::Bond;
use crate::claim::parse::view::View;
use crate::lang::Message;
use crate::span::Span;

/// A claim in the making.
pub(in crate::claim) struct Draft {
    pub(in crate::claim) claim: Claim,
}

impl Draft {
    /// The claim that a statement makes.
    pub(in crate::claim) fn new(
        view: &View<'_>,
        statement: &Statement,
        kind: ClaimKind,
        subject: &Spot,
        object: &Spot,
    ) -> Self {
        let clause = &view.clauses[statement.clause];
        let span = view.span(clause, statement.relation.items.clone());
        let mut draft = Self::at(span, view.sentence(clause), kind, subject, object);
        draft.claim.probability = Some(statement.bond.probability());
        draft
    }

    /// A claim that stands at `span`.
    pub(in crate::claim) fn at(span: Span, sentence: Span, kind: ClaimKind, subject: &Spot, object: &Spot) -> Self {
        let claim = Claim {
            span,
            sentence,
            kind,
            subject: subject.party(),
            object: object.party(),
            value: None,
            unit: None,
            qualifier: None,
            direction: None,
            verdict: Verdict::Uncheckable,
            probability: Some(Bond::Adjacent.probability()),
            distance: None,
            readings: Vec::new(),
            message: Vec::new(),
        };
        Self { claim }
    }
}

/// A claim of distance without a figure, with every reading of it measured and judged alike.
pub(in crate::claim) fn of_link(
    view: &View<'_>,
    link: &Link,
    [subject, object]: [&Spot; 2],
    qualifier: Message,
    measured: &Measured,
    verdict: Verdict,
) -> Draft {
    let clause = &view.clauses[link.clause];
    let span = view.span(clause, link.items.clone());
    let mut draft = Draft::at(span, view.sentence(clause), ClaimKind::Distance, subject, object);
    draft.claim.object.name = objects_name(view, &link.target, object);
    draft.claim.qualifier = Some(qualifier);
    draft.claim.verdict = verdict;
    // Of an area its border is near; capital and middle say nothing of that.
    let shown = if measured.kind == Kind::Area { 1 } else { measured.readings.len() };
    let readings = measured.readings.iter().take(shown).map(|m| Reading {
        from: m.from.clone(),
        to: m.to.clone(),
        ends: Some(m.ends),
        distance: Some(m.distance),
        verdict,
    });
    draft.claim.readings = readings.collect();
    draft.claim.distance = measured.readings.iter().map(|m| m.distance).min_by(|a, b| a.0.total_cmp(&b.0));
    draft
}
