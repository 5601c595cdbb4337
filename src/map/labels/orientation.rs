//! The cities that a panel names for orientation: how many, and which of those that stand too close.

use crate::country::CountryCode;
use crate::map::ground::context::{self, ContextCity};
use crate::map::ground::scale::Scale;
use crate::map::page::rect::Rect;
use crate::map::page::{Medium, Page};
use crate::projection::Frame;
use crate::world::gazetteer::Gazetteer;

/// How many cities a panel names for orientation: 8 to 20 on a landscape page, 5 on a small one.
pub(in crate::map) fn context_cities(
    gazetteer: &dyn Gazetteer,
    frame: &Frame,
    rect: Rect,
    scale: Scale,
    page: &Page,
    is_main: bool,
    focus: &[CountryCode],
) -> Vec<ContextCity> {
    let wanted = match (scale, page.medium, is_main) {
        (Scale::World, _, _) => return Vec::new(),
        (_, _, false) => 3,
        (_, Medium::Landscape, true) => 20,
        (_, _, true) => 9,
    };
    let least = match scale {
        Scale::City => 2_000,
        Scale::Country => 40_000,
        _ => 300_000,
    };
    let found = context::cities(gazetteer, frame.view().extent, least);
    spread_cities(found, frame, rect, wanted, page, focus)
}

/// The most telling cities that do not stand too close: capitals and cities of the story's countries first.
fn spread_cities(
    mut found: Vec<ContextCity>,
    frame: &Frame,
    rect: Rect,
    wanted: usize,
    page: &Page,
    focus: &[CountryCode],
) -> Vec<ContextCity> {
    let rank = |city: &ContextCity| {
        let story = city.country.is_some_and(|country| focus.contains(&country));
        let worth = (city.population as f64).max(1.0).ln()
            + if city.capital { 1.2 } else { 0.0 }
            + if story { 0.9 } else { 0.0 };
        (worth * 1e6) as i64
    };
    let by_population = found.clone();
    found.sort_by_key(|city| -rank(city));
    let apart = (rect.width() / 14.0).max(90.0 * page.unit());
    let mut taken: Vec<(f32, f32)> = Vec::new();
    let mut kept = Vec::new();
    for city in found {
        let Some(at) = frame.to_page(city.point).filter(|&at| rect.contains(at)) else { continue };
        let near = taken.iter().any(|t| (t.0 - at.0).hypot(t.1 - at.1) < apart);
        if near || context::is_quarter(&city, &by_population) {
            continue;
        }
        taken.push(at);
        kept.push(ContextCity { name: context::plain(&city.name), ..city });
        if kept.len() == wanted {
            break;
        }
    }
    kept
}
