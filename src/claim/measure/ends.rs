//! The two ends of a statement as a distance or a direction means them, and what is measured between them.

use crate::claim::measure::readings::{Measured, between, to_any_border, to_border};
use crate::claim::measure::spot::Spot;
use crate::claim::measure::stand_in;
use crate::claim::parse::link::Link;
use crate::claim::parse::noun::{Aspect, End};
use crate::claim::parse::relation::Side;
use crate::claim::parse::statement::Statement;
use crate::claim::parse::view::View;
use crate::lang::Message;

/// The two ends of a statement as a distance or a direction means them.
pub(in crate::claim) fn ends(view: &View<'_>, statement: &Statement) -> [Spot; 2] {
    let subject = match &statement.subject {
        Some(end) => Spot::of(view, end),
        None => Spot::nowhere(Message::ThePlace {}),
    };
    let object = Spot::of(view, &statement.target().end);
    if statement.target().aspect == Aspect::Capital
        && let Some(capital) = object.country.and_then(|country| Spot::capital(&view.atlas, country))
    {
        return [stand_in::settled(view, subject), capital];
    }
    let whole = statement.target().aspect == Aspect::Whole && statement.relation.side != Side::Inside;
    [stand_in::settled(view, subject), if whole { stand_in::settled(view, object) } else { object }]
}

/// Measures every reading; `None` where an end has no position.
pub(in crate::claim) fn measure(
    view: &View<'_>,
    statement: &Statement,
    subject: &Spot,
    object: &Spot,
) -> Option<Measured> {
    let target = statement.target();
    let to_boundary = matches!(target.aspect, Aspect::Border | Aspect::Coast)
        || matches!(statement.relation.side, Side::Inside | Side::Off);
    if let End::Anaphor(_) = target.end {
        return (target.aspect == Aspect::Border).then(|| to_any_border(&view.atlas, subject)).flatten();
    }
    if to_boundary {
        let other = target.other.as_ref().map(|end| Spot::of(view, end));
        return to_border(&view.atlas, subject, object, other.as_ref());
    }
    between(&view.atlas, subject, object)
}

/// The ends of a link as a distance means them.
pub(in crate::claim) fn of_link(view: &View<'_>, link: &Link) -> [Spot; 2] {
    let subject = stand_in::settled(view, Spot::of(view, &link.subject));
    let object = Spot::of(view, &link.target.end);
    let whole = link.target.aspect == Aspect::Whole;
    [subject, if whole { stand_in::settled(view, object) } else { object }]
}

/// How far apart they are: to the border or coast where one is named, else between the places.
pub(in crate::claim) fn measure_link(view: &View<'_>, link: &Link, [subject, object]: [&Spot; 2]) -> Option<Measured> {
    match (&link.target.end, link.target.aspect) {
        (End::Anaphor(_), Aspect::Border) => to_any_border(&view.atlas, subject),
        (End::Anaphor(_), _) => None,
        (_, Aspect::Border | Aspect::Coast) => {
            let other = link.target.other.as_ref().map(|end| Spot::of(view, end));
            to_border(&view.atlas, subject, object, other.as_ref())
        }
        _ => between(&view.atlas, subject, object),
    }
}
