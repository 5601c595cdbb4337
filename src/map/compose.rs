//! The page: layout, main map, inset, globe and key composed in turn. Where a name finds no place its site becomes a
//! number and the page is composed again with a key, so that nothing is lost without a word.

use std::collections::BTreeMap;

use super::context::{self, ContextCity};
use super::credit::Credit;
use super::density::Density;
use super::draw;
use super::extent::{self, Asked, Framed};
use super::globe::Globe;
use super::graticule::{Graticule, Meridians};
use super::inset::{self, Inset};
use super::key::{Key, KeyEntry};
use super::labels::Class;
use super::labels::report::{BoxReport, LayoutReport};
use super::labels::solve::Budget;
use super::layers::{Ground, Scale, Wanted};
use super::layout::{Layout, Texts};
use super::legend;
use super::page::{Medium, Page};
use super::panel::{self, CityDisplay, Display, Panel, PanelSpec};
use super::rect::Rect;
use super::second::{Language, Second};
use super::style::{Style, Token};
use super::subject::{CityMark, Origin, SiteMark, Subject};
use super::{alt, title};
use crate::basemap::Basemap;
use crate::country::CountryCode;
use crate::diagnostic::Diagnostic;
use crate::geodesy;
use crate::geometry::LonLat;
use crate::projection::Frame;
use crate::scene::{Item, Scene};
use crate::site::{Certainty, EventKind};

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
}

/// Of how many points of a list the country is looked up.
const MOST_ASKED: usize = 300;
/// A story about more countries than this has none of them lit.
const MOST_FOCUS: usize = 5;
/// More sites than this on a map are numbered, or named without their facts.
const MOST_CALLOUTS: usize = 7;
/// The page is composed at most this many times until everything has a name or number.
const ROUNDS: usize = 4;

/// Composes the map of a subject.
pub fn compose(subject: &Subject, basemap: &Basemap<'_>, options: &MapOptions) -> Composition {
    let subject = with_focus(with_line_ends(subject), basemap);
    let mut numbered = numbered_at_first(&subject);
    let second = options.second.map(|language| Second::new(language, &subject.names));
    let seconds = second.as_ref().map(|second| seconds(&subject, second, basemap)).unwrap_or_default();
    let local = Local { second: second.as_ref(), places: &seconds };
    let mut page = Pass::run(&subject, basemap, options, local, &numbered);
    for _ in 1..ROUNDS {
        let lost = page.lost();
        if lost.is_empty() {
            break;
        }
        numbered.extend(lost);
        page = Pass::run(&subject, basemap, options, local, &numbered);
    }
    let mut composition = page.finish(&subject, options);
    composition.diagnostics.extend(without_second(&subject, local));
    composition
}

/// The names for second lines.
#[derive(Clone, Copy)]
struct Local<'l> {
    second: Option<&'l Second<'l>>,
    /// Of sites and named cities, by their names.
    places: &'l BTreeMap<String, String>,
}

/// The sites and named cities whose name in the language of second lines is known.
fn seconds(subject: &Subject, second: &Second<'_>, basemap: &Basemap<'_>) -> BTreeMap<String, String> {
    let sites = subject.sites.iter().map(|site| (&site.name, site.point));
    let cities = subject.cities.iter().map(|city| (&city.name, city.point));
    let all = sites.chain(cities).take(MOST_ASKED).filter(|(name, _)| !name.is_empty());
    all.filter_map(|(name, point)| Some((name.clone(), second.place(name, point, basemap)?))).collect()
}

/// The most names that a diagnostic lists.
const MOST_LISTED: usize = 8;

/// What has no second line although one was asked for.
fn without_second(subject: &Subject, local: Local<'_>) -> Option<Diagnostic> {
    let language = local.second?.language();
    let names = subject.sites.iter().map(|site| &site.name).chain(subject.cities.iter().map(|city| &city.name));
    let mut missing: Vec<&str> = Vec::new();
    for name in names.filter(|name| !name.is_empty() && !local.places.contains_key(*name)) {
        if missing.len() <= MOST_LISTED && !missing.contains(&name.as_str()) {
            missing.push(name);
        }
    }
    let more = if missing.len() > MOST_LISTED { " and more" } else { "" };
    missing.truncate(MOST_LISTED);
    let message = format!("no name in `{}` is known for {}{more}", language.as_str(), missing.join(", "));
    let hint = format!("give it in a list, in a column `name:{}`", language.as_str());
    (!missing.is_empty()).then(|| Diagnostic::warning("no-local-name", None, message).with_hint(hint))
}

/// A site or city that is shown by a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbered {
    Site(usize),
    City(usize),
}

/// The subject with the named ends of its lines as cities.
fn with_line_ends(subject: &Subject) -> Subject {
    let mut subject = subject.clone();
    for arc in &subject.arcs {
        let ends = [(arc.points.first(), &arc.ends.0), (arc.points.last(), &arc.ends.1)];
        for (point, name) in ends {
            let (Some(&point), Some(name)) = (point, name) else { continue };
            if subject.cities.iter().all(|city| city.name != *name) {
                subject.cities.push(CityMark { name: name.clone(), point, weight: 2.0 });
            }
        }
    }
    subject
}

/// A list says nothing of countries: the story is about those that hold a third of its sites, or else of its places, or
/// an end of a line.
fn with_focus(mut subject: Subject, basemap: &Basemap<'_>) -> Subject {
    if subject.origin == Origin::Report || !subject.focus.is_empty() {
        return subject;
    }
    let mut points: Vec<LonLat> = subject.sites.iter().map(|site| site.point).take(MOST_ASKED).collect();
    if points.is_empty() {
        points = subject.cities.iter().map(|city| city.point).take(MOST_ASKED).collect();
    }
    let ends = subject.arcs.iter().flat_map(|arc| [arc.points.first(), arc.points.last()]).flatten();
    let mut focus: Vec<CountryCode> = ends.filter_map(|&end| basemap.country_at(end)).collect();
    let mut counts: BTreeMap<CountryCode, usize> = BTreeMap::new();
    for country in points.iter().filter_map(|&point| basemap.country_at(point)) {
        *counts.entry(country).or_default() += 1;
    }
    if !subject.sites.is_empty() {
        subject.struck = counts.keys().copied().collect();
    }
    focus.extend(counts.iter().filter(|(_, count)| 3 * **count >= points.len()).map(|(country, _)| *country));
    focus.sort_unstable();
    focus.dedup();
    if focus.len() <= MOST_FOCUS {
        subject.focus = focus;
    }
    subject
}

/// Many sites with facts are numbered from the start: their facts go to the key.
fn numbered_at_first(subject: &Subject) -> Vec<Numbered> {
    let with_facts = subject.sites.iter().filter(|site| !site.facts.is_empty()).count();
    if subject.sites.len() > MOST_CALLOUTS && 2 * with_facts > subject.sites.len() && subject.sites.len() <= 80 {
        (0..subject.sites.len()).map(Numbered::Site).collect()
    } else {
        Vec::new()
    }
}

/// One composition of the page with a given list of numbers.
struct Pass<'p> {
    layout: Layout,
    main: Panel<'p>,
    insets: Vec<(Inset, Panel<'p>)>,
    globe: Option<Globe>,
    framed: Framed,
    texts: Texts,
    numbered: Vec<Numbered>,
    names: Vec<(String, Option<Numbered>)>,
    style: &'p Style,
    page: &'p Page,
}

impl<'p> Pass<'p> {
    fn run(
        subject: &'p Subject,
        basemap: &Basemap<'_>,
        options: &'p MapOptions,
        local: Local<'p>,
        numbered: &[Numbered],
    ) -> Self {
        let (page, style) = (&options.page, &options.style);
        let key = (!numbered.is_empty()).then(|| Key::new(key_entries(subject, numbered)));
        let mut texts = texts(subject, options, numbered);
        // Head and foot depend on what the map shows, and what the map shows on their height: the legend is set for
        // what a first look at the ground finds.
        let draft = Layout::set(page, style, &texts, key.as_ref());
        let framed = extent::frame(subject, basemap, options.asked, page, draft.map);
        let ground = Ground::new(basemap, &framed.frame, draft.map, wanted(subject, options, &framed.frame, draft.map));
        let shown = shown(subject, &ground, &framed.frame, page);
        let disputed = shown.disputed;
        texts.legend = match Density::new(subject, &framed.frame, draft.map, page) {
            Some(density) => density.legend().into_iter().chain(legend::of_ground(shown)).collect(),
            None => legend::entries(subject, |site| numbered.contains(&Numbered::Site(site)), shown),
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
        let number = |wanted: Numbered| numbered.iter().position(|n| *n == wanted).map(|at| at + 1);
        let display = |site: usize| match number(Numbered::Site(site)) {
            Some(number) => Display::Badge(number),
            None if subject.sites.len() > MOST_CALLOUTS => Display::Name,
            None => Display::Callout,
        };
        let named = |city: usize| number(Numbered::City(city)).map_or(CityDisplay::Name, CityDisplay::Badge);
        let maker = Maker { subject, basemap, options, local };
        let panels: Vec<Panel<'p>> = insets
            .iter()
            .map(|inset| {
                let sites = inset.sites.iter().map(|&at| (&subject.sites[at], display(at))).collect();
                let cities = inset.cities.iter().map(|&at| (&subject.cities[at], named(at))).collect();
                let (frame, rect) = (&inset.framed.frame, inset.rect);
                let ground = Ground::new(basemap, frame, rect, wanted(subject, options, frame, rect));
                maker.panel(frame, rect, ground, sites, cities, Part::Inset(inset))
            })
            .collect();
        let site_in_inset = |at: usize| insets.iter().any(|inset| inset.sites.contains(&at));
        let sites = (0..subject.sites.len())
            .map(|at| (&subject.sites[at], if site_in_inset(at) { Display::Repeat } else { display(at) }));
        // A city that an inset names is named on the map as well when there is room: the ends of lines must be.
        let city_in_inset =
            |at: usize| subject.sites.is_empty() && insets.iter().any(|inset| inset.cities.contains(&at));
        let cities = (0..subject.cities.len())
            .map(|at| (&subject.cities[at], if city_in_inset(at) { CityDisplay::Dot } else { named(at) }));
        let main =
            maker.panel(&framed.frame, map, ground, sites.collect(), cities.collect(), Part::Main(&insets, density));
        let bends = main.bends();
        if bends {
            texts.credit = credit(subject, options, &framed, disputed, true);
        }
        let layout = if bends { relaid(layout, page, style, &texts, key.as_ref()) } else { layout };
        let globe = layout.globe.and_then(|disc| Globe::new(basemap, &framed.frame, disc));
        let names = names(subject);
        let insets = insets.into_iter().zip(panels).collect();
        Self { layout, main, insets, globe, framed, texts, numbered: numbered.to_vec(), names, style, page }
    }

    /// Sites and cities without a place, to be numbered.
    fn lost(&self) -> Vec<Numbered> {
        let panels = std::iter::once(&self.main).chain(self.insets.iter().map(|(_, panel)| panel));
        let lost: Vec<&str> = panels
            .flat_map(Panel::lost)
            .filter(|(_, class)| matches!(class, Class::Site | Class::NamedCity))
            .map(|(name, _)| name)
            .collect();
        let known = |numbered: &Numbered| self.numbered.contains(numbered);
        self.names
            .iter()
            .filter(|(name, _)| lost.contains(&name.as_str()))
            .filter_map(|(_, numbered)| *numbered)
            .filter(|numbered| !known(numbered))
            .collect()
    }

    fn finish(self, subject: &Subject, options: &MapOptions) -> Composition {
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
        let alt = alt::text(subject, &self.texts.title, context::country_name, &source, discs);
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
        Composition { scene, report, alt, diagnostics }
    }

    fn diagnostics(&self) -> Vec<Diagnostic> {
        let panels = std::iter::once(&self.main).chain(self.insets.iter().map(|(_, panel)| panel));
        let lost = panels.flat_map(Panel::lost).map(|(name, class)| {
            Diagnostic::warning("label-lost", None, format!("{} `{name}` has no place on the map", class.key()))
                .with_hint("make the page larger, or narrow the extent with --bbox")
        });
        lost.collect()
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

fn texts(subject: &Subject, options: &MapOptions, numbered: &[Numbered]) -> Texts {
    let title =
        options.title.clone().unwrap_or_else(|| title::typographic(&title::title(subject, context::country_name)));
    let deck = options.subtitle.clone().unwrap_or_else(|| title::deck(subject, options.as_of.as_deref()));
    // Two lines of credit are the rule: keep their room until the credit itself is known.
    let placeholder = vec!["–".to_owned(), "–".to_owned()];
    let shown = legend::Shown { disputed: true, ..legend::Shown::default() };
    let legend = legend::entries(subject, |site| numbered.contains(&Numbered::Site(site)), shown);
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
    let disc = subject.sites.iter().find(|site| panel::disc_radius(site, frame, page).is_some());
    legend::Shown { disc: disc.map(|site| site.event), disputed: ground.disputed, hatched: ground.has_hatch }
}

fn key_entries(subject: &Subject, numbered: &[Numbered]) -> Vec<KeyEntry> {
    let entry = |(at, numbered): (usize, &Numbered)| match *numbered {
        Numbered::Site(site) => {
            let site = &subject.sites[site];
            let fact = (!site.facts.is_empty()).then(|| site.facts.join("; "));
            KeyEntry { number: at + 1, name: site.name.clone(), fact, event: site.event, certainty: site.certainty }
        }
        Numbered::City(city) => KeyEntry {
            number: at + 1,
            name: subject.cities[city].name.clone(),
            fact: None,
            event: EventKind::Mention,
            certainty: Certainty::Confirmed,
        },
    };
    numbered.iter().enumerate().map(entry).collect()
}

/// Every name with what it stands for.
fn names(subject: &Subject) -> Vec<(String, Option<Numbered>)> {
    let sites = subject.sites.iter().enumerate().map(|(at, site)| (site.name.clone(), Some(Numbered::Site(at))));
    let cities = subject.cities.iter().enumerate().map(|(at, city)| (city.name.clone(), Some(Numbered::City(at))));
    sites.chain(cities).collect()
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

/// What all panels of a page share.
struct Maker<'p, 'b> {
    subject: &'p Subject,
    basemap: &'b Basemap<'b>,
    options: &'p MapOptions,
    local: Local<'p>,
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
        sites: Vec<(&'p SiteMark, Display)>,
        cities: Vec<(&'p CityMark, CityDisplay)>,
        part: Part<'_>,
    ) -> Panel<'p> {
        let page = &self.options.page;
        let scale = Scale::of(width_on_ground(frame, rect));
        let is_main = matches!(part, Part::Main(..));
        let mut context = context_cities(frame, rect, scale, page, is_main, &self.subject.focus);
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
            second_names: ground
                .countries
                .iter()
                .map(|&code| self.local.second.and_then(|second| second.country(code)))
                .collect(),
            seconds: self.local.places,
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
            budget: self.options.budget,
        })
    }
}

/// How many cities a panel names for orientation: 8 to 20 on a landscape page, 5 on a small one.
fn context_cities(
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
    let found = context::cities(frame.view().extent, least);
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
