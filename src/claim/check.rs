//! What a report says of its places, and whether its statements hold: every kind of claim asked for its own.

use crate::claim::kinds::KINDS;
use crate::claim::measure::{by_road, certainty, conversion};
use crate::claim::model::{Claim, Datum, Party, Referent, Verdict};
use crate::claim::parse::definition;
use crate::claim::parse::noun::{Aspect, End, Target};
use crate::claim::parse::relation::Side;
use crate::claim::parse::statement;
use crate::claim::parse::view::View;
use crate::diagnostic::Diagnostic;
use crate::id::PlaceId;
use crate::resolve::{Moved, Place, Said};
use crate::text::Article;
use crate::world::World;

/// What the sentences say of the places as resolved: definitions, and what is measured from where.
pub fn said(article: &Article, places: &[Place], world: &World<'_>) -> Said {
    let view = View::new(article, places, world);
    let mut measured = Vec::new();
    let mut add = |end: &End| measured.extend(if let End::Place(place) = end { Some(*place) } else { None });
    let whole = |target: &Target| target.aspect == Aspect::Whole;
    for statement in statement::statements(&view) {
        statement.subject.iter().for_each(&mut add);
        if whole(statement.target()) && statement.relation.side != Side::Inside {
            add(&statement.target().end);
        }
    }
    for link in KINDS.iter().flat_map(|kind| kind.links(&view)) {
        add(&link.subject);
        if whole(&link.target) {
            add(&link.target.end);
        }
    }
    Said { definitions: definition::definitions(&view), measured }
}

/// Finds the statements of an article and checks them.
pub fn check(article: &Article, places: &[Place], world: &World<'_>) -> (Vec<Claim>, Vec<Diagnostic>) {
    let view = View::new(article, places, world);
    let statements = statement::statements(&view);
    let mut claims: Vec<Claim> = KINDS.iter().flat_map(|kind| kind.claims(&view, &statements)).collect();
    by_road::settle(&mut claims);
    claims.iter_mut().for_each(|claim| certainty::settle(&view, claim));
    claims.sort_by_key(|claim| (claim.span.start, claim.span.end));
    (claims, conversion::disagreements(&view))
}

/// The places that a statement was found to hold of, by identifier.
pub fn borne_out(claims: &[Claim]) -> Vec<PlaceId> {
    let holds = |claim: &&Claim| matches!(claim.verdict, Verdict::Supported | Verdict::Approximately);
    claims.iter().filter(holds).flat_map(|claim| [claim.subject.place(), claim.object.place()]).flatten().collect()
}

/// Lets the ends of claims follow their places after some were left out; an end that is left out is words.
pub fn follow(claims: &mut [Claim], moved: &Moved) {
    let renumbered = |party: &mut Party| {
        if let Referent::Place(at) = party.referent {
            party.referent = moved.place(at).map_or(Referent::Words, Referent::Place);
        }
    };
    for claim in claims {
        let of_readings = claim.readings.iter_mut().flat_map(|reading| [&mut reading.from, &mut reading.to]);
        for datum in of_readings {
            if let Datum::Party(party) = datum {
                renumbered(party);
            }
        }
        renumbered(&mut claim.subject);
        renumbered(&mut claim.object);
    }
}
