//! The page: layout, main map, inset, globe and key composed in turn. Where a name finds no place its site becomes a
//! number and the page is composed again with a key, so that nothing is lost without a word.

use crate::country::CountryCode;
use crate::diagnostic::Diagnostic;
use crate::geodesy;
use crate::map::frame::extent::{self, Asked, Framed};
use crate::map::frame::graticule::{Graticule, Meridians};
use crate::map::frame::inset::{self, Inset};
use crate::map::furniture::credit::Credit;
use crate::map::furniture::density::Density;
use crate::map::furniture::globe::Globe;
use crate::map::furniture::key::{Entity, Key, KeyEntry};
use crate::map::furniture::layout::{Layout, Texts};
use crate::map::furniture::legend;
use crate::map::ground::context;
use crate::map::ground::layers::Ground;
use crate::map::ground::scale::Scale;
use crate::map::ground::scale::Wanted;
use crate::map::labels::Class;
use crate::map::labels::graph::Graph;
use crate::map::labels::orientation::context_cities;
use crate::map::labels::place::Numbers;
use crate::map::labels::report::{BoxReport, LayoutReport};
use crate::map::labels::solve::Budget;
use crate::map::page::draw;
use crate::map::page::heap;
use crate::map::page::rect::Rect;
use crate::map::page::{Medium, Page};
use crate::map::panel;
use crate::map::panel::Panel;
use crate::map::panel::local::{self, Local, seconds};
use crate::map::panel::spec::CityDisplay;
use crate::map::panel::spec::Display;
use crate::map::panel::spec::PanelSpec;
use crate::map::style::{Style, Token};
use crate::map::subject::alt;
use crate::map::subject::focus::{with_focus, with_line_ends};
use crate::map::subject::lands::Lands;
use crate::map::subject::second::{Language, Second};
use crate::map::subject::title;
use crate::map::subject::{CityMark, SiteMark, Subject};
use crate::projection::Frame;
use crate::scene::{Item, Scene};
use crate::site::{Certainty, EventKind};
use crate::world::gazetteer::fold;
use crate::world::ground::Basemap;

/// How a map is made.
#[derive(Debug, Clone)]
pub struct MapOptions {
    /// The page; 1600 × 1000 pixels.
    pub page: Page,
    /// The colours; `light`.
    pub style: Style,
    /// The title; one is made from the sites.
    pub title: Option<String>,
    /// The line below it; one is made from the sites.
    pub subtitle: Option<String>,
    /// Where the sites come from, for the credit.
    pub source: Option<String>,
    /// The day up to which the map is true, in words.
    pub as_of: Option<String>,
    /// The extent, centre and projection asked for.
    pub asked: Asked,
    /// The country whose point of view the boundaries follow; de facto.
    pub worldview: Option<CountryCode>,
    /// The language of second lines of labels; none.
    pub second: Option<Language>,
    /// Whether meridians and parallels are drawn; they are not.
    pub graticule: Meridians,
    /// Work that the label search may do.
    pub budget: Budget,
}

impl Default for MapOptions {
    fn default() -> Self {
        Self {
            page: Page::default(),
            style: Style::light(),
            title: None,
            subtitle: None,
            source: None,
            as_of: None,
            asked: Asked::default(),
            worldview: None,
            second: None,
            graticule: Meridians::Absent,
            budget: Budget::default(),
        }
    }
}

/// A finished map.
#[derive(Debug, Clone)]
pub struct Composition {
    /// The display list.
    pub scene: Scene,
    /// Where everything stands, and how well it was placed.
    pub report: LayoutReport,
    /// What the map shows, in words.
    pub alt: String,
    /// What was lost or is odd.
    pub diagnostics: Vec<Diagnostic>,
    /// The label problems that were solved, the map's first, then those of its insets.
    pub problems: Vec<Graph>,
}

/// More sites than this on a map are numbered, or named without their facts.
const MOST_CALLOUTS: usize = 7;
/// Of more sites than this on a map those are numbered whose names find no room.
const MOST_NUMBERED: usize = 80;
/// The page is composed at most this many times until everything has a name or number.
const ROUNDS: usize = 4;

/// Composes the map of a subject.
pub fn compose(subject: &Subject, basemap: &Basemap<'_>, options: &MapOptions) -> Composition {
    heap::settle();
    let subject = with_focus(with_line_ends(subject), basemap);
    let second = options.second.map(|language| Second::new(language, &subject.names));
    let seconds = second.as_ref().map(|second| seconds(&subject, second, basemap)).unwrap_or_default();
    let local = Local { second: second.as_ref(), places: &seconds };
    let lands = Lands::new(&subject, basemap, options.worldview);
    let mut room = Room::at_first(&subject);
    let mut page = Pass::run(&subject, basemap, options, local, &lands, &room);
    for round in 1..ROUNDS {
        let wanted = std::mem::take(&mut page.wanted);
        if wanted.len() <= room.entries || !page.has(&room) {
            break;
        }
        // The map grows smaller by the key, and a few names more will need numbers.
        room = Room { entries: wanted.len() + 2 * round + wanted.len() * round / 12, numbered: wanted };
        page = Pass::run(&subject, basemap, options, local, &lands, &room);
    }
    let missing = local::report(&subject, local, page.panels().flat_map(Panel::without_second));
    let mut composition = page.finish(&subject, options, &lands);
    composition.diagnostics.extend(missing);
    composition
}

/// Many sites with facts are numbered: their facts go to the key.
fn numbers_all(subject: &Subject) -> bool {
    let with_facts = subject.sites.iter().filter(|site| !site.facts.is_empty()).count();
    subject.sites.len() > MOST_CALLOUTS && 2 * with_facts > subject.sites.len() && subject.sites.len() <= MOST_NUMBERED
}

/// What is expected of a key before the names have their places.
struct Room {
    /// How many entries it has room for.
    entries: usize,
    /// What will be numbered.
    numbered: Vec<Entity>,
}

impl Room {
    fn at_first(subject: &Subject) -> Self {
        let all = if numbers_all(subject) { subject.sites.len() } else { 0 };
        Self { entries: all, numbered: (0..all).map(Entity::Site).collect() }
    }

    fn numbers(&self, site: usize) -> bool {
        self.numbered.contains(&Entity::Site(site))
    }
}

/// One composition of the page with room for a given number of key entries.
struct Pass<'p> {
    layout: Layout,
    main: Panel<'p>,
    insets: Vec<(Inset, Panel<'p>)>,
    globe: Option<Globe>,
    framed: Framed,
    texts: Texts,
    /// What a key has to hold for everything to have a name or number.
    wanted: Vec<Entity>,
    /// Names of sites that no panel shows.
    off_map: Vec<String>,
    style: &'p Style,
    page: &'p Page,
}

impl<'p> Pass<'p> {
    fn run(
        subject: &'p Subject,
        basemap: &Basemap<'_>,
        options: &'p MapOptions,
        local: Local<'p>,
        lands: &Lands,
        room: &Room,
    ) -> Self {
        let (page, style) = (&options.page, &options.style);
        let key = (room.entries > 0).then(|| Key::new(widest_entries(subject, room.entries)));
        let mut texts = texts(subject, options, lands, room);
        // Head and foot depend on what the map shows, and what the map shows on their height: the legend is set for
        // what a first look at the ground finds.
        let draft = Layout::set(page, style, &texts, key.as_ref());
        let framed = extent::frame(subject, basemap, options.asked, page, draft.map);
        let ground = Ground::new(basemap, &framed.frame, draft.map, wanted(subject, options, &framed.frame, draft.map));
        let shown = shown(subject, &ground, &framed.frame, page);
        let disputed = shown.disputed;
        texts.legend = match Density::new(subject, &framed.frame, draft.map, page) {
            Some(density) => legend::of_density(&density).into_iter().chain(legend::of_ground(shown)).collect(),
            None => legend::entries(subject, |site| room.numbers(site), shown),
        };
        texts.credit = credit(subject, options, &framed, disputed, false);
        let layout = Layout::set(page, style, &texts, key.as_ref());
        let (framed, ground) = if layout.map == draft.map {
            (framed, ground)
        } else {
            let framed = extent::frame(subject, basemap, options.asked, page, layout.map);
            let wanted = wanted(subject, options, &framed.frame, layout.map);
            let ground = Ground::new(basemap, &framed.frame, layout.map, wanted);
            (framed, ground)
        };

        let density = Density::new(subject, &framed.frame, layout.map, page);
        let stacked = (page.is_story() && density.is_none())
            .then(|| inset::stacked(subject, basemap, options.asked, layout.map, page))
            .flatten();
        let (map, framed, ground, insets) = match stacked {
            Some((map, framed, insets)) => {
                let wanted = wanted(subject, options, &framed.frame, map);
                let ground = Ground::new(basemap, &framed.frame, map, wanted);
                (map, framed, ground, insets)
            }
            None if density.is_some() => (layout.map, framed, ground, Vec::new()),
            None => {
                let insets = inset::find(subject, basemap, &framed.frame, layout.map, page);
                (layout.map, framed, ground, insets)
            }
        };
        let display = match subject.sites.len() {
            _ if numbers_all(subject) => Display::Number,
            0..=MOST_CALLOUTS => Display::Callout,
            _ => Display::Name,
        };
        let numbers = if room.entries > 0 { Numbers::With } else { Numbers::Without };
        let maker = Maker { subject, basemap, options, local, numbers };
        let panels: Vec<Panel<'p>> = insets
            .iter()
            .map(|inset| {
                let sites = inset.sites.iter().map(|&at| (at, &subject.sites[at], display)).collect();
                let cities = inset.cities.iter().map(|&at| (at, &subject.cities[at], CityDisplay::Name)).collect();
                let (frame, rect) = (&inset.framed.frame, inset.rect);
                let ground = Ground::new(basemap, frame, rect, wanted(subject, options, frame, rect));
                maker.panel(frame, rect, ground, sites, cities, Part::Inset(inset))
            })
            .collect();
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
        let counted = density.is_some();
        let part = Part::Main(&insets, density);
        let main = maker.panel(&framed.frame, map, ground, sites.collect(), cities.collect(), part);
        let insets = insets.into_iter().zip(panels).collect();
        let mut pass = Self {
            layout,
            main,
            insets,
            globe: None,
            framed,
            texts,
            wanted: Vec::new(),
            off_map: Vec::new(),
            style,
            page,
        };
        // Numbering takes off what the key has no room for.
        pass.wanted = pass.wanted_entries();
        let entries = pass.number(subject);
        if pass.main.bends() {
            pass.texts.credit = credit(subject, options, &pass.framed, disputed, true);
            pass.layout = relaid(pass.layout, page, style, &pass.texts, key.as_ref());
        }
        pass.layout.refill_key(page, style, entries);
        pass.off_map = if counted { Vec::new() } else { pass.off_map(subject) };
        pass.globe = pass.layout.globe.and_then(|disc| Globe::new(basemap, &pass.framed.frame, disc));
        pass
    }

    fn panels(&self) -> impl Iterator<Item = &Panel<'p>> {
        std::iter::once(&self.main).chain(self.insets.iter().map(|(_, panel)| panel))
    }

    /// Whether its key has all the room that was asked for: it may not take too much of the page.
    fn has(&self, room: &Room) -> bool {
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
        let named = |name: &str| self.panels().any(|panel| panel.names(name));
        self.panels().flat_map(|panel| panel.lost(&named)).collect()
    }

    fn finish(self, subject: &Subject, options: &MapOptions, lands: &Lands) -> Composition {
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
        let alt = alt::text(subject, &self.texts.title, |code| lands.name(code), &source, discs);
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
            Diagnostic::warning("label-lost", None, format!("{} `{name}` has no place on the map", class.key()))
                .with_hint("make the page larger, or narrow the extent with --bbox")
        });
        let off = self.off_map.iter().map(|name| {
            Diagnostic::warning("off-map", None, format!("`{name}` does not lie on the map"))
                .with_hint("widen the extent with --bbox, or choose another projection with --projection")
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
                inset.title.clone(),
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

fn texts(subject: &Subject, options: &MapOptions, lands: &Lands, room: &Room) -> Texts {
    let title =
        options.title.clone().unwrap_or_else(|| title::typographic(&title::title(subject, |code| lands.name(code))));
    let deck = options.subtitle.clone().unwrap_or_else(|| title::deck(subject, options.as_of.as_deref()));
    // Two lines of credit are the rule: keep their room until the credit itself is known.
    let placeholder = vec!["–".to_owned(), "–".to_owned()];
    let shown = legend::Shown { disputed: true, ..legend::Shown::default() };
    let legend = legend::entries(subject, |site| room.numbers(site), shown);
    Texts { title, deck, legend, credit: placeholder }
}

fn credit(subject: &Subject, options: &MapOptions, framed: &Framed, disputed: bool, bends: bool) -> Vec<String> {
    let worldview =
        options.worldview.map(|code| context::country_name(code).unwrap_or_else(|| code.as_str().to_owned()));
    let credit = Credit {
        source: options.source.as_deref(),
        // The default deck says it already.
        as_of: options.as_of.as_deref().filter(|_| options.subtitle.is_some()),
        disputed,
        worldview: worldview.as_deref(),
        measured: subject.arcs.iter().any(|arc| arc.measured) || !subject.rings.is_empty(),
        bends,
        projection: framed.frame.projection().name(),
        spread: framed.spread.unwrap_or(0.0),
    };
    credit.lines(subject)
}

/// What the map will show beside markers: discs, disputed lines, hatched land.
fn shown(subject: &Subject, ground: &Ground, frame: &Frame, page: &Page) -> legend::Shown {
    let disc = subject.sites.iter().find(|site| panel::spec::disc_radius(site, frame, page).is_some());
    legend::Shown { disc: disc.map(|site| site.event), disputed: ground.disputed, hatched: ground.has_hatch }
}

fn key_entry(subject: &Subject, entity: Entity, number: usize) -> KeyEntry {
    match entity {
        Entity::Site(at) => {
            let site = &subject.sites[at];
            let fact = (!site.facts.is_empty()).then(|| site.facts.join("; "));
            KeyEntry { number, name: site.name.clone(), fact, event: site.event, certainty: site.certainty }
        }
        Entity::City(at) => KeyEntry {
            number,
            name: subject.cities[at].name.clone(),
            fact: None,
            event: EventKind::Mention,
            certainty: Certainty::Confirmed,
        },
    }
}

/// The longest entries that a key of the subject may have, to keep room for any.
fn widest_entries(subject: &Subject, room: usize) -> Vec<KeyEntry> {
    let sites = (0..subject.sites.len()).map(Entity::Site);
    let all = sites.chain((0..subject.cities.len()).map(Entity::City));
    let mut entries: Vec<KeyEntry> = all.map(|entity| key_entry(subject, entity, 1)).collect();
    let letters = |entry: &KeyEntry| entry.name.chars().count() + entry.fact.as_ref().map_or(0, |f| f.chars().count());
    entries.sort_by_key(|entry| std::cmp::Reverse(letters(entry)));
    let longest = entries.first().cloned();
    entries.truncate(room);
    // Room beyond the last place is never used, but keeps the rounds apart.
    entries.extend(longest.into_iter().cycle().take(room.saturating_sub(entries.len())));
    entries
}

/// Lakes smaller than this are left out, by medium, in square pixels of a landscape page.
fn least_lake(page: &Page) -> f32 {
    let least = if page.medium == Medium::Landscape { 45.0 } else { 90.0 };
    least * page.scale() * page.scale()
}

fn wanted<'w>(subject: &'w Subject, options: &MapOptions, frame: &Frame, rect: Rect) -> Wanted<'w> {
    Wanted {
        focus: &subject.focus,
        worldview: options.worldview,
        scale: Scale::of(width_on_ground(frame, rect)),
        least_lake: least_lake(&options.page),
    }
}

/// The width of the middle of a panel in kilometres.
fn width_on_ground(frame: &Frame, rect: Rect) -> f64 {
    let (x, y) = rect.center();
    let quarter = rect.width() / 4.0;
    let ends = frame.to_position((x - quarter, y)).zip(frame.to_position((x + quarter, y)));
    ends.map_or(40_000.0, |(a, b)| 2.0 * geodesy::inverse(a, b).length.km())
}

/// A name folded and without an Arabic article: Ad Dawadmi is Dawadmi.
fn without_article(name: &str) -> String {
    let folded = fold(name);
    let article = ["al", "ad", "an", "ar", "as", "ash", "at", "az", "el"];
    match folded.split_once([' ', '-']) {
        Some((first, rest)) if article.contains(&first) => rest.to_owned(),
        _ => folded,
    }
}

/// What all panels of a page share.
struct Maker<'p, 'b> {
    subject: &'p Subject,
    basemap: &'b Basemap<'b>,
    options: &'p MapOptions,
    local: Local<'p>,
    numbers: Numbers,
}

/// Which panel of the page is made.
enum Part<'i> {
    Main(&'i [Inset], Option<Density>),
    Inset(&'i Inset),
}

impl<'p> Maker<'p, '_> {
    fn panel(
        &self,
        frame: &Frame,
        rect: Rect,
        ground: Ground,
        sites: Vec<(usize, &'p SiteMark, Display)>,
        cities: Vec<(usize, &'p CityMark, CityDisplay)>,
        part: Part<'_>,
    ) -> Panel<'p> {
        let page = &self.options.page;
        let scale = Scale::of(width_on_ground(frame, rect));
        let is_main = matches!(part, Part::Main(..));
        let mut context = context_cities(frame, rect, scale, page, is_main, &self.subject.focus);
        // A town called like a place of the story would read as that place.
        let named: Vec<String> = sites
            .iter()
            .map(|(_, site, _)| without_article(&site.name))
            .chain(cities.iter().map(|(_, city, _)| without_article(&city.name)))
            .collect();
        context.retain(|city| !named.contains(&without_article(&city.name)));
        for city in &mut context {
            city.second = self.local.second.and_then(|second| second.place(&city.name, city.point, self.basemap));
        }
        let (reserved, locator, title, density) = match part {
            Part::Main(insets, density) => (
                insets.iter().map(|inset| inset.outer).collect(),
                insets.iter().flat_map(|inset| inset::locator(inset, frame)).collect(),
                None,
                density,
            ),
            Part::Inset(inset) => (Vec::new(), Vec::new(), Some(inset.title.clone()), None),
        };
        Panel::compose(PanelSpec {
            name: if is_main { "map" } else { "inset" },
            page,
            style: &self.options.style,
            frame: frame.clone(),
            rect,
            scale,
            names: ground.countries.iter().map(|&code| context::country_name(code)).collect(),
            local: self.local,
            focus: ground.countries.iter().map(|code| self.subject.focus.contains(code)).collect(),
            ground,
            context,
            // Points that are counted are not marked.
            sites: if density.is_some() { Vec::new() } else { sites },
            cities: if density.is_some() { Vec::new() } else { cities },
            density,
            arcs: if is_main { &self.subject.arcs } else { &[] },
            rings: if is_main { &self.subject.rings } else { &[] },
            unit: self.subject.unit,
            reserved,
            locator,
            title,
            graticule: (is_main && self.options.graticule == Meridians::Drawn)
                .then(|| Graticule::new(frame, rect, page)),
            numbers: self.numbers,
            budget: self.options.budget,
        })
    }
}
