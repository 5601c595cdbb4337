//! The page: layout, main map, inset, globe and key composed in turn. Where a name finds no place its site becomes a
//! number and the page is composed again with a key, so that nothing is lost without a word.

use crate::diagnostic::Diagnostic;
use crate::map::frame::extent;
use crate::map::furniture::layout::Layout;
use crate::map::furniture::scalebar::figure;
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
    let told = (!lacking.is_empty()).then(|| {
        const NAMED: usize = 5;
        let named: Vec<&str> = lacking.iter().take(NAMED).map(String::as_str).collect();
        let more = if lacking.len() > NAMED { ", …" } else { "" };
        let count = figure(lacking.len() as f64);
        let names = if lacking.len() == 1 { "name is" } else { "names are" };
        let message =
            format!("{count} {names} left off the map, for no font has their letters: {}{more}", named.join(", "));
        Diagnostic::warning("no-font", None, message).with_hint(
            "give a column with names in Latin, Cyrillic, Greek, Arabic or Hebrew letters, and name it with --label",
        )
    });
    (subject, told)
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
    let (found, left, names) = subject.clone().within(|point| frame.to_page(point).is_some_and(|at| map.contains(at)));
    if left == 0 {
        return (subject, None);
    }
    if found.sites.is_empty() && found.cities.is_empty() {
        let message = "nothing of what is to be shown lies in the extent that was asked for";
        return (found, Some(Diagnostic::warning("off-map", None, message).with_hint("give another --bbox, or none")));
    }
    let focus = if found.origin == Origin::List { Vec::new() } else { found.focus.clone() };
    let named = if names.is_empty() {
        String::new()
    } else {
        format!(" (`{}`{})", names.join("`, `"), if left > names.len() { ", …" } else { "" })
    };
    let message = format!(
        "{} {} not lie on the map{named}",
        figure(left as f64),
        if left == 1 { "place does" } else { "places do" }
    );
    let told = Diagnostic::warning("off-map", None, message)
        .with_hint("widen the extent with --bbox, or choose another projection with --projection");
    (Subject { focus, ..found }, Some(told))
}
