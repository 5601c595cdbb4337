//! Names of the ground above their second lines: how they are set, and what it costs to leave a second line off.

use crate::map::labels::setting::{Align, Setting};
use crate::map::labels::{Item, SecondLine};
use crate::map::page::Page;
use crate::map::style::lettering::Lettering;

/// What it costs to break a name.
const WRAPPED: f32 = 0.1;
/// What it costs to leave the second line off: more than a smaller size, less than a place outside.
const LEFT_OFF: f32 = 0.45;

/// Lets `add` add the ways to set a name: with its second line where that is asked for and known, and at a cost without.
pub(in crate::map) fn named_in_two(
    item: &mut Item,
    second: Option<Option<String>>,
    mut add: impl FnMut(&mut Item, Option<&str>, f32),
) {
    if let Some(Some(name)) = &second {
        add(item, Some(name), 0.0);
        item.second = SecondLine::Before(item.settings.len());
        add(item, None, LEFT_OFF);
    } else {
        item.second = if second.is_some() { SecondLine::Unknown } else { SecondLine::Unasked };
        add(item, None, 0.0);
    }
}

/// A name in one line, above its second line if it has one.
pub(in crate::map) fn in_one_line(
    name: &str,
    class: Lettering,
    second: Option<&str>,
    below: Lettering,
    page: &Page,
) -> Setting {
    match second {
        Some(second) => {
            let lines = vec![(name.to_owned(), class), (second.to_owned(), below)];
            Setting::new(lines, Align::Center, page)
        }
        None => Setting::single(name, class, page),
    }
}

/// A name in one line and, where it can be broken, in two, above its second line if it has one; each with its cost.
pub(in crate::map) fn settings(
    name: &str,
    class: Lettering,
    second: Option<&str>,
    below: Lettering,
    page: &Page,
) -> impl IntoIterator<Item = (Setting, f32)> {
    let wrapped = Setting::wrapped_above(name, class, second.map(|second| (second, below)), Align::Center, page);
    let single = in_one_line(name, class, second, below, page);
    std::iter::once((single, 0.0)).chain(wrapped.map(|wrapped| (wrapped, WRAPPED)))
}
