//! How sure a contradiction is, and whether it is sure enough to be told.
//!
//! A checker is trusted for what it says is wrong. A statement is called wrong only where the words bind its subject, both ends are
//! placed, and each is what the words name: spelt as they are, the town and not its airport, a spot and not a county's middle. The
//! probability is the product of these, taken as independent; below [`LEAST`] the claim cannot be checked, and the weakest link is said.

use crate::claim::model::{Claim, ClaimKind, Party, Referent, Verdict};
use crate::claim::parse::view::{View, is_area, is_stretch};
use crate::geodesy::inverse;
use crate::geometry::LonLat;
use crate::id::Id;
use crate::lang::{Argument, Message, WordClass};
use crate::resolve::Place;
use crate::resolve::bearer::{is_well_known, whereabouts};
use crate::world::gazetteer::{FeatureId, FeatureKind, NameKind};

/// Probability from which a contradiction is told.
const LEAST: f32 = 0.5;

/// Kilometres between two features of a name that are one place: a town and the district around it.
const SAME_KM: f64 = 50.0;

/// Why an end may not be what the words name.
enum Weak {
    /// The resolver itself is not sure.
    Unsure,
    /// No name of the feature is spelt like that.
    Spelling,
    /// An area of which no outline is known, or a town's site in its stead.
    StandIn,
}

/// Gives a contradiction its probability, and takes back one that is not sure enough.
pub(in crate::claim) fn settle(view: &View<'_>, claim: &mut Claim) {
    let bond = claim.probability.take();
    if claim.verdict != Verdict::Contradicted {
        return;
    }
    let bond = bond.unwrap_or(1.0);
    let within = claim.kind == ClaimKind::Containment;
    let ends = [end(view, &claim.subject, within), end(view, &claim.object, within)];
    let sure: f32 = ends.iter().map(|(sure, _)| sure).product::<f32>() * bond;
    if sure >= LEAST {
        claim.probability = Some(sure);
        return;
    }
    claim.verdict = Verdict::Uncheckable;
    let weakest = if ends[0].0 <= ends[1].0 { 0 } else { 1 };
    let party = [&claim.subject, &claim.object][weakest];
    let why = match &ends[weakest] {
        (sure, Some(weak)) if *sure < bond => doubt(view, party, weak),
        _ => Message::UnsureSubject { place: named(&claim.subject) },
    };
    claim.message.push(why);
}

fn named(party: &Party) -> Argument {
    Argument::Named(Box::new(party.name.clone()))
}

/// How sure it is that an end is what the words name, and what speaks against it; `within` where it is said to lie in an area.
fn end(view: &View<'_>, party: &Party, within: bool) -> (f32, Option<Weak>) {
    match party.referent {
        Referent::Place(_) => party.place().map_or((0.0, None), |id| of_place(view, &view.places[id.index()], within)),
        Referent::Country(_) | Referent::Point(_) => (0.99, None),
        // A name that no place was found for is measured from its town; what has none is the border of the subject's own country.
        Referent::Words if matches!(party.name, Message::Name { .. }) => (0.4, Some(Weak::StandIn)),
        Referent::Thing | Referent::Words => (0.85, None),
    }
}

fn of_place(view: &View<'_>, place: &Place, within: bool) -> (f32, Option<Weak>) {
    let Some(position) = &place.position else {
        // A name that the report puts where none of its bearers lies is held against its only bearer; else its town stands in for it.
        return if within { (0.9, Some(Weak::Unsure)) } else { (0.4, Some(Weak::StandIn)) };
    };
    let gazetteer = view.gazetteer();
    let belief = belief(view, place).min(0.99);
    let Some(id) = position.feature else { return (belief, Some(Weak::Unsure)) };
    let name = place.text.split(',').next().unwrap_or(&place.text);
    let bears = |name: &str| gazetteer.lookup(name).any(|(bearer, kind)| bearer == id && kind <= NameKind::Alternate);
    let feature = gazetteer.feature(id);
    let site = !is_area(feature.kind)
        && !is_stretch(feature.kind)
        && !matches!(feature.kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::River);
    // "Kharkiv Oblast" is called so by its class; "Heard Island" is no county.
    let bare = || {
        let words = name.split(' ').filter(|word| !view.article.lexicon.is(WordClass::DivisionNoun, word));
        words.collect::<Vec<_>>().join(" ")
    };
    let known = bears(name) || bears(&place.text) || is_area(feature.kind) && bears(&bare());
    if !(known || site && place.text.contains(' ')) {
        return (belief * 0.5, Some(Weak::Spelling));
    }
    // A site with a name of its own is hardly another: the calibration counts airports named after their towns with them.
    let own = |name: &str| bears(name) || name.rsplit_once(' ').is_some_and(|(first, _)| bears(first));
    let belief = if site && feature.kind != FeatureKind::Airport && own(name) { belief.max(0.75) } else { belief };
    // "Dubbo" is the town, and not the airport of its name.
    let town = feature.kind == FeatureKind::Airport
        && gazetteer.lookup(name).map(|(other, _)| gazetteer.feature(other)).any(|other| {
            matches!(other.kind, FeatureKind::City | FeatureKind::Locality)
                && apart_km(position.point, other.point) <= SAME_KM
        });
    if town {
        return (belief * 0.5, Some(Weak::StandIn));
    }
    if is_area(place.kind) && view.atlas.of_place(place).is_none() {
        return (belief * 0.8, Some(Weak::StandIn));
    }
    (belief, Some(Weak::Unsure))
}

/// Confidence in where a place lies: that in the feature chosen, and what its rivals at the same spot have; a town that every reader
/// knows is itself.
fn belief(view: &View<'_>, place: &Place) -> f32 {
    let gazetteer = view.gazetteer();
    let Some(position) = &place.position else { return 0.0 };
    let here = |id: FeatureId| apart_km(position.point, gazetteer.feature(id).point) <= SAME_KM;
    let shared: f32 = place.rivals.iter().filter(|(id, _)| here(*id)).map(|(_, share)| share).sum();
    let known = position.feature.is_some_and(|id| is_well_known(gazetteer, id));
    (place.confidence + shared).max(if known { 0.8 } else { 0.0 })
}

fn apart_km(a: LonLat, b: LonLat) -> f64 {
    inverse(a, b).length.km()
}

fn doubt(view: &View<'_>, party: &Party, weak: &Weak) -> Message {
    let place = party.place().map(|id| &view.places[id.index()]);
    let known = place.and_then(|place| place.position.as_ref()?.feature).map(|id| view.gazetteer().feature(id));
    let elsewhere = known.map_or(Message::TheGazetteer {}, |feature| whereabouts(&view.atlas, &feature));
    match weak {
        Weak::Unsure => Message::UnsureBearer { place: named(party), elsewhere: elsewhere.into() },
        Weak::Spelling => Message::UnsureSpelling {
            place: named(party),
            known: known.map_or_else(String::new, |feature| feature.name.to_owned()).into(),
            elsewhere: elsewhere.into(),
        },
        Weak::StandIn => Message::UnsureStandIn { place: named(party) },
    }
}
