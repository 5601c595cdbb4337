//! The page: layout, main map, inset, globe and key composed in turn. Where a name finds no place its site becomes a
//! number and the page is composed again with a key, so that nothing is lost without a word.

use crate::diagnostic::Diagnostic;
use crate::lang::Message;
use crate::map::frame::extent;
use crate::map::furniture::layout::Layout;
use crate::map::furniture::texts::texts;
use crate::map::options::{Composition, MapOptions};
use crate::map::page::heap;
use crate::map::panel::Panel;
use crate::map::panel::local::{self, Local, seconds};
use crate::map::pass::{Pass, Room};
use crate::map::subject::focus::{with_focus, with_line_ends};
use crate::map::subject::lands::Lands;
use crate::map::subject::second::Second;
use crate::map::subject::{Origin, Subject};
use crate::typography::without_glyph;
use crate::world::World;

/// The page is composed at most this many times until everything has a name or number.
const ROUNDS: usize = 4;

/// Composes the map of a subject.
pub fn compose(subject: &Subject, world: &World<'_>, options: &MapOptions) -> Composition {
    heap::settle();
    let (subject, without_font) = with_letters(with_line_ends(subject));
    let (subject, left_off) = in_frame(subject, world, options);
    let subject = with_focus(subject, world);
    let second = options.second.map(|language| Second::new(language, &subject.names));
    let seconds = second.as_ref().map(|second| seconds(&subject, second, world)).unwrap_or_default();
    let local = Local { second: second.as_ref(), places: &seconds };
    let lands = Lands::new(&subject, world, options.worldview);
    let mut room = Room::at_first(&subject);
    let mut page = Pass::run(&subject, world, options, local, &lands, &room);
    for round in 1..ROUNDS {
        let wanted = std::mem::take(&mut page.wanted);
        if wanted.len() <= room.entries || !page.has(&room) {
            break;
        }
        // The map grows smaller by the key, and a few names more will need numbers.
        room = Room { entries: wanted.len() + 2 * round + wanted.len() * round / 12, numbered: wanted };
        page = Pass::run(&subject, world, options, local, &lands, &room);
    }
    let missing = local::report(&subject, local, page.panels().flat_map(Panel::without_second));
    let mut composition = page.finish(&subject, options, &lands);
    composition.diagnostics.extend(missing);
    composition.diagnostics.extend(left_off);
    composition.diagnostics.extend(without_font);
    composition
}

/// The subject without names that no font has the letters of: they would be rows of boxes.
fn with_letters(mut subject: Subject) -> (Subject, Option<Diagnostic>) {
    let mut lacking: Vec<String> = Vec::new();
    let names = subject.sites.iter_mut().map(|site| &mut site.name);
    for name in names.chain(subject.cities.iter_mut().map(|city| &mut city.name)) {
        if !name.is_ascii() && !without_glyph(name).is_empty() {
            lacking.push(std::mem::take(name));
        }
    }
    let names = some(&lacking);
    let told = (!lacking.is_empty()).then(|| {
        Diagnostic::warning("no-font", None, Message::NoGlyphs { names: names.into() })
            .with_hint(Message::NoGlyphsHint {})
    });
    (subject, told)
}

/// The first names of many.
fn some(names: &[String]) -> String {
    const NAMED: usize = 5;
    let more = if names.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", "))
}

/// The subject as far as it lies on the map, where an extent was asked for: title, deck and counts speak of what is seen.
fn in_frame(subject: Subject, world: &World<'_>, options: &MapOptions) -> (Subject, Option<Diagnostic>) {
    if subject.extent.is_none() && options.asked.bbox.is_none() {
        return (subject, None);
    }
    let lands = Lands::new(&subject, world, options.worldview);
    let texts = texts(&subject, options, &lands, |_| false);
    let map = Layout::set(&options.page, &options.style, &texts, None).map;
    let frame = extent::frame(&subject, world, options.asked, &options.page, map).frame;
    let (found, names) = subject.clone().within(|point| frame.to_page(point).is_some_and(|at| map.contains(at)));
    if names.is_empty() {
        return (subject, None);
    }
    if found.sites.is_empty() && found.cities.is_empty() {
        let told = Diagnostic::warning("off-map", None, Message::NothingInExtent {});
        return (found, Some(told.with_hint(Message::NothingInExtentHint {})));
    }
    let focus = if found.origin == Origin::List { Vec::new() } else { found.focus.clone() };
    let message = Message::OffMapPlaces { count: names.len().into(), names: some(&names).into() };
    let told = Diagnostic::warning("off-map", None, message).with_hint(Message::OffMapHint {});
    (Subject { focus, ..found }, Some(told))
}
