//! One composition of the page: head and foot, the main map with its insets, the key, the globe.

use crate::diagnostic::Diagnostic;
use crate::lang::{self, Message};
use crate::map::frame::extent::{self, Framed};
use crate::map::frame::inset::{self, Inset};
use crate::map::furniture::density::{Density, MOST_MARKS};
use crate::map::furniture::entries::{key_entry, widest_entries};
use crate::map::furniture::globe::Globe;
use crate::map::furniture::key::{Key, KeyEntry};
use crate::map::furniture::layout::{Layout, Texts};
use crate::map::furniture::legend;
use crate::map::furniture::texts::{credit, shown, texts};
use crate::map::ground::layers::Ground;
use crate::map::labels::placed::Numbers;
use crate::map::labels::report::{BoxReport, LayoutReport};
use crate::map::labels::{Class, Item as LabelItem};
use crate::map::options::{Composition, MapOptions};
use crate::map::page::Page;
use crate::map::page::draw;
use crate::map::page::rect::Rect;
use crate::map::panel::Panel;
use crate::map::panel::local::Local;
use crate::map::panel::maker::{Maker, Part, wanted};
use crate::map::panel::spec::CityDisplay;
use crate::map::panel::spec::Display;
use crate::map::style::{Style, Token};
use crate::map::subject::alt;
use crate::map::subject::entity::Entity;
use crate::map::subject::lands::Lands;
use crate::map::subject::{SiteMark, Subject};
use crate::projection::Frame;
use crate::scene::{Item, Scene};
use crate::world::World;

/// More sites than this on a map are numbered, or named without their facts.
const MOST_CALLOUTS: usize = 7;
/// Of more sites than this on a map those are numbered whose names find no room.
const MOST_NUMBERED: usize = 80;
/// Many sites with facts are numbered: their facts go to the key.
fn numbers_all(subject: &Subject) -> bool {
    // What has no name has no entry in a key, and hexagons have no numbers.
    let is_told = |site: &&SiteMark| !site.facts.is_empty() && !site.name.is_empty();
    let with_facts = subject.sites.iter().filter(is_told).count();
    let all = subject.sites.len();
    (MOST_CALLOUTS + 1..=MOST_NUMBERED).contains(&all)
        && 2 * with_facts > all
        && all + subject.cities.len() <= MOST_MARKS
}

/// What is expected of a key before the names have their places.
pub(super) struct Room {
    /// How many entries it has room for.
    pub(super) entries: usize,
    /// What will be numbered.
    pub(super) numbered: Vec<Entity>,
}

impl Room {
    /// Room for every site where all are numbered, else none.
    pub(super) fn at_first(subject: &Subject) -> Self {
        let all = if numbers_all(subject) { subject.sites.len() } else { 0 };
        let numbered: Vec<Entity> =
            (0..all).filter(|&at| !subject.sites[at].name.is_empty()).map(Entity::Site).collect();
        Self { entries: numbered.len(), numbered }
    }

    /// Whether a site will be numbered.
    pub(super) fn numbers(&self, site: usize) -> bool {
        self.numbered.contains(&Entity::Site(site))
    }
}

/// One composition of the page with room for a given number of key entries.
pub(super) struct Pass<'p> {
    layout: Layout,
    main: Panel<'p>,
    insets: Vec<(Inset, Panel<'p>)>,
    globe: Option<Globe>,
    framed: Framed,
    texts: Texts,
    /// What a key has to hold for everything to have a name or number.
    pub(super) wanted: Vec<Entity>,
    /// Names of sites that no panel shows.
    off_map: Vec<String>,
    style: &'p Style,
    page: &'p Page,
}

/// A first look: what the map will show, and so what stands in head and foot.
struct Sketch {
    texts: Texts,
    layout: Layout,
    framed: Framed,
    ground: Ground,
    disputed: bool,
}

impl Sketch {
    /// Head and foot depend on what the map shows, and what the map shows on their height: the legend is set for what a first look at
    /// the ground finds.
    fn draw(maker: &Maker<'_, '_>, lands: &Lands, room: &Room, key: Option<&Key>) -> Self {
        let Maker { subject, world, options, .. } = *maker;
        let (page, style) = (&options.page, &options.style);
        let mut texts = texts(subject, options, lands, |site| room.numbers(site));
        let look = |map: Rect| {
            let framed = extent::frame(subject, world, options.asked, page, map);
            let ground = Ground::new(world, &framed.frame, map, wanted(subject, options, &framed.frame, map));
            (framed, ground)
        };
        let draft = Layout::set(page, style, &texts, key);
        let (framed, ground) = look(draft.map);
        let shown = shown(subject, &ground, &framed.frame, page);
        texts.legend = match Density::new(subject, &framed.frame, draft.map, page) {
            Some(density) => legend::of_density(&density).into_iter().chain(legend::of_ground(shown)).collect(),
            None => legend::entries(subject, |site| room.numbers(site), shown),
        };
        texts.credit = credit(subject, world, options, &framed, shown.disputed, false);
        let layout = Layout::set(page, style, &texts, key);
        let (framed, ground) = if layout.map == draft.map { (framed, ground) } else { look(layout.map) };
        Self { texts, layout, framed, ground, disputed: shown.disputed }
    }
}

/// What is shown where: on the main map, on its insets, or counted in hexagons.
struct Arrangement {
    map: Rect,
    framed: Framed,
    ground: Ground,
    insets: Vec<Inset>,
    density: Option<Density>,
}

impl Arrangement {
    fn of(maker: &Maker<'_, '_>, framed: Framed, ground: Ground, map: Rect) -> Self {
        let Maker { subject, world, options, .. } = *maker;
        let page = &options.page;
        let density = Density::new(subject, &framed.frame, map, page);
        if density.is_some() {
            return Self { map, framed, ground, insets: Vec::new(), density };
        }
        let stacked = page.is_story().then(|| inset::stacked(subject, world, options.asked, map, page)).flatten();
        if let Some((map, framed, insets)) = stacked {
            let ground = Ground::new(world, &framed.frame, map, wanted(subject, options, &framed.frame, map));
            return Self { map, framed, ground, insets, density };
        }
        let insets = inset::find(subject, world, &framed.frame, map, page);
        Self { map, framed, ground, insets, density }
    }
}

/// The panels of the insets.
fn inset_panels<'p>(maker: &Maker<'p, '_>, insets: &[Inset], display: Display) -> Vec<Panel<'p>> {
    let subject = maker.subject;
    let panel = |inset: &Inset| {
        let sites = inset.sites.iter().map(|&at| (at, &subject.sites[at], display)).collect();
        let cities = inset.cities.iter().map(|&at| (at, &subject.cities[at], CityDisplay::Name)).collect();
        let (frame, rect) = (&inset.framed.frame, inset.rect);
        let ground = Ground::new(maker.world, frame, rect, wanted(subject, maker.options, frame, rect));
        maker.panel(frame, rect, ground, sites, cities, Part::Inset(inset))
    };
    insets.iter().map(panel).collect()
}

/// The panel of the main map: what an inset shows is only marked there.
fn main_panel<'p>(
    maker: &Maker<'p, '_>,
    frame: &Frame,
    rect: Rect,
    ground: Ground,
    part: (&[Inset], Option<Density>),
    display: Display,
) -> Panel<'p> {
    let (insets, density) = part;
    let subject = maker.subject;
    let site_in_inset = |at: usize| insets.iter().any(|inset| inset.sites.contains(&at));
    let sites = subject.sites.iter().enumerate();
    let sites = sites.map(|(at, site)| (at, site, if site_in_inset(at) { Display::Repeat } else { display }));
    // A city that an inset names is named on the map as well when there is room.
    let city_in_inset = |at: usize| insets.iter().any(|inset| inset.cities.contains(&at));
    let named = |at: usize| match city_in_inset(at) {
        true if subject.sites.is_empty() => CityDisplay::Dot,
        true => CityDisplay::NameIfRoom,
        false => CityDisplay::Name,
    };
    let cities = subject.cities.iter().enumerate().map(|(at, city)| (at, city, named(at)));
    maker.panel(frame, rect, ground, sites.collect(), cities.collect(), Part::Main(insets, density))
}

impl<'p> Pass<'p> {
    /// Composes the page with room for a key.
    pub(super) fn run(
        subject: &'p Subject,
        world: &World<'_>,
        options: &'p MapOptions,
        local: Local<'p>,
        lands: &Lands,
        room: &Room,
    ) -> Self {
        let (page, style) = (&options.page, &options.style);
        let numbers = if room.entries > 0 { Numbers::With } else { Numbers::Without };
        let maker = Maker { subject, world, options, local, numbers };
        let key = (room.entries > 0).then(|| Key::new(widest_entries(subject, room.entries)));
        let Sketch { texts, layout, framed, ground, disputed } = Sketch::draw(&maker, lands, room, key.as_ref());
        let Arrangement { map, framed, ground, insets, density } = Arrangement::of(&maker, framed, ground, layout.map);
        let display = match subject.sites.len() {
            _ if numbers_all(subject) => Display::Number,
            0..=MOST_CALLOUTS => Display::Callout,
            _ => Display::Name,
        };
        let panels = inset_panels(&maker, &insets, display);
        let counted = density.is_some();
        let main = main_panel(&maker, &framed.frame, map, ground, (&insets, density), display);
        let insets = insets.into_iter().zip(panels).collect();
        let (globe, wanted, off_map) = (None, Vec::new(), Vec::new());
        let mut pass = Self { layout, main, insets, globe, framed, texts, wanted, off_map, style, page };
        // Numbering takes off what the key has no room for.
        pass.wanted = pass.wanted_entries();
        let entries = pass.number(subject);
        if pass.main.bends() {
            pass.texts.credit = credit(subject, world, options, &pass.framed, disputed, true);
            pass.layout = relaid(pass.layout, page, style, &pass.texts, key.as_ref());
        }
        pass.layout.refill_key(page, style, entries);
        pass.off_map = if counted { Vec::new() } else { pass.off_map(subject) };
        pass.globe = pass.layout.globe.and_then(|disc| Globe::new(world, &pass.framed.frame, disc));
        pass
    }

    /// The main map, then its insets.
    pub(super) fn panels(&self) -> impl Iterator<Item = &Panel<'p>> {
        std::iter::once(&self.main).chain(self.insets.iter().map(|(_, panel)| panel))
    }

    /// Whether its key has all the room that was asked for: it may not take too much of the page.
    pub(super) fn has(&self, room: &Room) -> bool {
        room.entries == 0 || self.layout.key.as_ref().is_none_or(|key| key.room() >= room.entries)
    }

    /// What a key has to hold for everything to have a name or number.
    fn wanted_entries(&self) -> Vec<Entity> {
        let mut wanted: Vec<Entity> = Vec::new();
        for panel in self.panels() {
            let badges = panel.badges();
            wanted.extend(panel.wanting().unwrap_or(&badges).iter().flatten());
        }
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }

    /// Numbers what is shown by badges, the most important first and what shares a badge in a row; the key's entries.
    fn number(&mut self, subject: &Subject) -> Vec<KeyEntry> {
        let weight = |entity: &Entity| match *entity {
            Entity::Site(at) => (1, subject.sites[at].weight),
            Entity::City(at) => (0, subject.cities[at].weight),
        };
        let before = |a: &Entity, b: &Entity| {
            let ((site_a, weight_a), (site_b, weight_b)) = (weight(a), weight(b));
            site_b.cmp(&site_a).then(weight_b.total_cmp(&weight_a)).then(a.cmp(b))
        };
        let mut badges: Vec<Vec<Entity>> = self.panels().flat_map(Panel::badges).collect();
        badges.iter_mut().for_each(|badge| badge.sort_by(before));
        badges.sort_by(|a, b| match (a.first(), b.first()) {
            (Some(a), Some(b)) => before(a, b),
            _ => a.len().cmp(&b.len()),
        });
        let mut numbered: Vec<Entity> = Vec::new();
        for entity in badges.into_iter().flatten() {
            if !numbered.contains(&entity) {
                numbered.push(entity);
            }
        }
        let room = self.layout.key.as_ref().map_or(0, Key::room);
        let listed = &numbered[..room.min(numbered.len())];
        let number = |entity: Entity| listed.iter().position(|n| *n == entity).map(|at| at + 1);
        self.main.number(&number);
        self.insets.iter_mut().for_each(|(_, panel)| panel.number(&number));
        numbered.iter().enumerate().map(|(at, entity)| key_entry(subject, *entity, at + 1)).collect()
    }

    /// What must not be lost and has neither name nor number on any panel.
    fn lost(&self) -> Vec<(&str, Class)> {
        let named = |item: &LabelItem| self.panels().any(|panel| panel.names(item));
        self.panels().flat_map(|panel| panel.lost(&named)).collect()
    }

    /// Draws the page.
    pub(super) fn finish(self, subject: &Subject, options: &MapOptions, lands: &Lands) -> Composition {
        let (width, height) = (self.page.width, self.page.height);
        let size = (width as u32, height as u32);
        let mut items: Vec<Item> = Vec::new();
        self.main.draw(size, &mut items);
        for (inset, panel) in &self.insets {
            let gutter = self.style.color(Token::Page);
            items.extend(draw::group("inset-gutter", None, size, |canvas| draw::fill(canvas, inset.outer, gutter)));
            panel.draw(size, &mut items);
        }
        items.extend(draw::group("page", None, size, |canvas| self.layout.draw(canvas, self.style)));
        if let Some(globe) = &self.globe {
            items.extend(draw::group("globe", None, size, |canvas| globe.draw(canvas, self.style, self.page.line())));
        }
        let source = self.texts.credit.first().cloned().unwrap_or_default();
        let panels = std::iter::once(&self.main).chain(self.insets.iter().map(|(_, panel)| panel));
        let discs = if panels.into_iter().any(Panel::has_disc) { alt::Discs::Drawn } else { alt::Discs::Absent };
        let alt = alt::sentences(subject, &self.texts.title, |code| lands.name(code), &source, discs);
        let alt = lang::voice().tell(&alt);
        let diagnostics = self.diagnostics();
        let report = self.report(options);
        let scene = Scene {
            width,
            height,
            background: self.style.color(Token::Page),
            title: self.texts.title.clone(),
            description: alt.clone(),
            items,
        };
        let panels = std::iter::once(self.main).chain(self.insets.into_iter().map(|(_, panel)| panel));
        let problems = panels.map(Panel::into_problem).collect();
        Composition { scene, report, alt, diagnostics, problems }
    }

    fn diagnostics(&self) -> Vec<Diagnostic> {
        let lost = self.lost().into_iter().map(|(name, class)| {
            let message = Message::LabelLost { class: class.key().into(), name: name.into() };
            Diagnostic::warning("label-lost", None, message).with_hint(Message::LargerPageHint {})
        });
        let off = self.off_map.iter().map(|name| {
            let message = Message::OffMap { name: name.as_str().into() };
            Diagnostic::warning("off-map", None, message).with_hint(Message::OffMapHint {})
        });
        lost.chain(off).collect()
    }

    /// Names of sites that no panel shows.
    fn off_map(&self, subject: &Subject) -> Vec<String> {
        let shown = |at: usize| self.panels().any(|panel| panel.shows(Entity::Site(at)));
        let sites = subject.sites.iter().enumerate().filter(|(at, site)| !site.name.is_empty() && !shown(*at));
        sites.map(|(_, site)| site.name.clone()).collect()
    }

    fn report(&self, options: &MapOptions) -> LayoutReport {
        let extent = self.framed.frame.view().extent;
        let mut report = LayoutReport {
            width: self.page.width,
            height: self.page.height,
            style: options.style.name.clone(),
            projection: self.framed.frame.projection().name().to_owned(),
            scale_spread: self.framed.spread.map(|spread| (spread * 1e4).round() / 1e4),
            extent: [extent.west, extent.south, extent.east, extent.north].map(|v| (v * 1e3).round() / 1e3),
            ..LayoutReport::default()
        };
        for (name, rect) in &self.layout.boxes {
            report.boxes.push(BoxReport::fixed(*name, "page", "page", *rect));
        }
        report.boxes.push(BoxReport::fixed("map", "page", "page", self.layout.map));
        if let Some(disc) = self.layout.globe.filter(|_| self.globe.is_some()) {
            let bounds = Rect::around(disc.center, 2.0 * disc.radius, 2.0 * disc.radius);
            report.boxes.push(BoxReport::fixed("globe", "page", "page", bounds));
        }
        self.main.report(&mut report);
        let mut summary = self.main.summary();
        for (inset, panel) in &self.insets {
            report.boxes.push(BoxReport::fixed("inset", "inset", "map", panel.rect()));
            report.boxes.push(BoxReport::fixed(
                lang::voice().say(&inset.title),
                "inset-title",
                "inset",
                panel.title_box().unwrap_or_default(),
            ));
            panel.report(&mut report);
            summary.join(panel.summary());
        }
        report.summarize(summary);
        report
    }
}

/// The page set again with another credit, but with the map where it was.
fn relaid(layout: Layout, page: &Page, style: &Style, texts: &Texts, key: Option<&Key>) -> Layout {
    let again = Layout::set(page, style, texts, key);
    if again.map == layout.map { again } else { layout }
}
