//! Nearness to the other places of the report (spatial minimality: Leidner, Sinclair & Webber 2003).

use super::{Cue, Measured, Subject};
use crate::geodesy::sphere;

/// Scales in kilometres at which nearness fades: a metropolitan area, and a large province.
const CLOSE_KM: f32 = 50.0;
const NEAR_KM: f32 = 300.0;
/// The same for the places of one sentence: reports list the towns of a district.
const BESIDE_KM: f32 = 120.0;
/// Radius in kilometres within which places count as neighbours.
const NEIGHBOURHOOD_KM: f32 = 500.0;

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    let Some(context) = subject.context else { return };
    let (mut close, mut near, mut within, mut all) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
    let mut beside = 0.0_f32;
    for anchor in context.anchors(subject.at) {
        let km = sphere::apart_km(anchor.unit, subject.candidate.unit);
        close = close.max(anchor.weight * (-km / CLOSE_KM).exp());
        near = near.max(anchor.weight * (-km / NEAR_KM).exp());
        if subject.group.beside.binary_search(&anchor.group).is_ok() {
            beside = beside.max(anchor.weight * (-km / BESIDE_KM).exp());
        }
        all += anchor.weight;
        if km < NEIGHBOURHOOD_KM {
            within += anchor.weight;
        }
    }
    measured.set(Cue::CloseBy, close);
    measured.set(Cue::Near, near);
    measured.set(Cue::NearBeside, beside);
    measured.set(Cue::ShareNear, if all > 0.0 { within / all } else { 0.0 });
}
