//! The words of a page: title, deck, legend and credit, before and after the map is known.

use crate::lang;
use crate::map::frame::extent::Framed;
use crate::map::furniture::credit::Credit;
use crate::map::furniture::layout::Texts;
use crate::map::furniture::legend;
use crate::map::ground::context;
use crate::map::ground::layers::Ground;
use crate::map::options::MapOptions;
use crate::map::page::Page;
use crate::map::panel;
use crate::map::subject::Subject;
use crate::map::subject::lands::Lands;
use crate::map::subject::title;
use crate::projection::Frame;
use crate::world::World;

/// The words of the head; of the legend and the credit as much as is known before the map is.
pub(in crate::map) fn texts(
    subject: &Subject,
    options: &MapOptions,
    lands: &Lands,
    numbered: impl Fn(usize) -> bool,
) -> Texts {
    let voice = lang::voice();
    let default = || title::typographic(&voice.say(&title::title(subject, |code| lands.name(code))));
    let title = subject.title.clone().unwrap_or_else(default);
    let deck = || title::deck(subject, options.as_of.as_deref()).map(|deck| voice.say(&deck)).unwrap_or_default();
    let deck = options.subtitle.clone().unwrap_or_else(deck);
    // Two lines of credit are the rule: keep their room until the credit itself is known.
    let placeholder = vec!["–".to_owned(), "–".to_owned()];
    let shown = legend::Shown { disputed: true, ..legend::Shown::default() };
    let legend = legend::entries(subject, numbered, shown);
    Texts { title, deck, legend, credit: placeholder }
}

/// The lines of the credit.
pub(in crate::map) fn credit(
    subject: &Subject,
    world: &World<'_>,
    options: &MapOptions,
    framed: &Framed,
    disputed: bool,
    bends: bool,
) -> Vec<String> {
    let worldview = options
        .worldview
        .map(|code| context::country_name(world.gazetteer, code).unwrap_or_else(|| code.as_str().to_owned()));
    let credit = Credit {
        source: options.source.as_deref(),
        // The default deck says it already.
        as_of: options.as_of.as_deref().filter(|_| options.subtitle.is_some()),
        disputed,
        worldview: worldview.as_deref(),
        measured: subject.arcs.iter().any(|arc| arc.measured) || !subject.rings.is_empty(),
        bends,
        projection: framed.frame.projection().code(),
        spread: framed.spread.unwrap_or(0.0),
    };
    credit.paragraphs(subject).iter().map(|paragraph| lang::voice().say(paragraph)).collect()
}

/// What the map will show beside markers: discs, disputed lines, hatched land.
pub(in crate::map) fn shown(subject: &Subject, ground: &Ground, frame: &Frame, page: &Page) -> legend::Shown {
    let disc = subject.sites.iter().find(|site| panel::spec::disc_radius(site, frame, page).is_some());
    legend::Shown { disc: disc.map(|site| site.event), disputed: ground.disputed, hatched: ground.has_hatch }
}
