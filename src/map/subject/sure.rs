//! What is sure enough for a map: what is drawn solid, what hollow, and what is left off with a word.

use crate::diagnostic::Diagnostic;
use crate::geodesy;
use crate::id::EventId;
use crate::lang::Message;
use crate::site::{Certainty, EventKind, Site};

/// A site that is this sure to have been struck, and to lie where it is drawn, is drawn solid; a less sure one is hollow.
const SOLID: f32 = 0.85;
/// A site less sure than this is not on the map, and that is told.
const SHOWN: f32 = 0.5;

/// The sites that are on the map, and those that are not sure enough for it.
pub(super) fn divided(events: Vec<(EventId, &Site)>) -> (Vec<(EventId, &Site)>, Vec<&Site>) {
    let (mut shown, unsure): (Vec<_>, Vec<_>) = events.into_iter().partition(|(_, site)| is_shown(site));
    // A town beside its hospital that was hit: the surer and more specific site speaks for both.
    let sure: Vec<&Site> = shown.iter().map(|(_, site)| *site).filter(|site| site.probability >= SOLID).collect();
    let told: Vec<_> = shown.extract_if(.., |(_, site)| is_told_by(site, &sure)).collect();
    (shown, unsure.into_iter().chain(told).map(|(_, site)| site).collect())
}

/// Whether a site is drawn as one that is confirmed.
pub(super) fn certainty(site: &Site) -> Certainty {
    let is_unsure = site.probability < SOLID && site.event != EventKind::Intercepted;
    if is_unsure { Certainty::Claimed } else { site.certainty }
}

/// Whether a site is sure enough for the map. What was shot down is a cross, not a claim that something was struck.
pub(super) fn is_shown(site: &Site) -> bool {
    site.event == EventKind::Intercepted || site.probability >= SHOWN
}

/// Whether a less sure site is a place that holds one of the sure ones.
fn is_told_by(site: &Site, sure: &[&Site]) -> bool {
    let holds = |inner: &&Site| {
        let apart = geodesy::inverse(inner.position.point, site.position.point).length;
        inner.position.precision < site.position.precision && apart <= site.position.precision
    };
    site.event != EventKind::Intercepted && site.probability < SOLID && sure.iter().any(holds)
}

/// What is told of a site that is not on the map.
pub(super) fn left_off(site: &Site) -> Diagnostic {
    let probability = format!("{:.2}", site.probability).into();
    let message = Message::UnsureSite { name: site.name.as_str().into(), probability };
    Diagnostic::warning("unsure-site", site.quote, message).with_hint(Message::UnsureSiteHint {})
}
