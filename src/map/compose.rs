//! The page: layout, main map, inset, globe and key composed in turn. Where a name finds no place its site becomes a
//! number and the page is composed again with a key, so that nothing is lost without a word.

use crate::map::options::{Composition, MapOptions};
use crate::map::page::heap;
use crate::map::panel::Panel;
use crate::map::panel::local::{self, Local, seconds};
use crate::map::pass::{Pass, Room};
use crate::map::subject::Subject;
use crate::map::subject::focus::{with_focus, with_line_ends};
use crate::map::subject::lands::Lands;
use crate::map::subject::second::Second;
use crate::world::World;

/// The page is composed at most this many times until everything has a name or number.
const ROUNDS: usize = 4;

/// Composes the map of a subject.
pub fn compose(subject: &Subject, world: &World<'_>, options: &MapOptions) -> Composition {
    heap::settle();
    let subject = with_focus(with_line_ends(subject), world);
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
    composition
}
