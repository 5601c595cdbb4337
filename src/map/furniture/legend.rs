//! The legend: only what is on the map, in a fixed order, in columns; nothing boxed.

use crate::lang::{self, Argument, Message};
use crate::map::furniture::density::{self, Density};
use crate::map::furniture::scalebar::figure;
use crate::map::page::draw::{self, Drawn, Words};
use crate::map::page::rect::Rect;
use crate::map::page::{Medium, Page};
use crate::map::style::lettering::Lettering;
use crate::map::style::markers::{self, Marker};
use crate::map::style::{Style, Token};
use crate::map::subject::{SiteMark, Subject};
use crate::scene::{Canvas, Path, Point, Stroke};
use crate::site::{Certainty, EventKind, Role};
use crate::typography::{ShapedLine, shape_line};

/// What an entry shows beside its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sample {
    /// A kind of event.
    Event(EventKind, Certainty),
    /// The numbers of a class of kinds.
    Badge(EventKind, Certainty),
    /// A place known only roughly.
    Approximate(EventKind),
    /// A disputed boundary.
    Disputed,
    /// Land held by one country and claimed by another.
    Claimed,
    /// Points too many to draw one by one: the class of the gravest, and the opacity of a count.
    Density(EventKind, f32),
}

/// An entry of the legend.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// What it shows.
    pub sample: Sample,
    /// What it says.
    pub words: Message,
}

/// What a map shows beside its markers.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Shown {
    /// The kind of a site that is drawn with the disc of an approximate place.
    pub disc: Option<EventKind>,
    /// A disputed line.
    pub disputed: bool,
    /// Hatched land.
    pub hatched: bool,
}

/// The order of kinds in a legend.
const ORDER: [EventKind; 8] = [
    EventKind::Airstrike,
    EventKind::Attack,
    EventKind::Missile,
    EventKind::Drone,
    EventKind::Explosion,
    EventKind::Shelling,
    EventKind::Damage,
    EventKind::Intercepted,
];

/// More kinds than this, confirmed and not, are not listed twice.
const MOST_KINDS: usize = 6;

/// The entries that the map needs: confirmed kinds, claimed ones, approximate places, lines. A single plain kind says
/// itself and needs no legend.
pub(crate) fn entries(subject: &Subject, numbered: impl Fn(usize) -> bool, ground: Shown) -> Vec<Entry> {
    let mut entries = Vec::new();
    let marked: Vec<&SiteMark> =
        subject.sites.iter().enumerate().filter(|(at, _)| !numbered(*at)).map(|(_, site)| site).collect();
    let shown = |event, certainty| marked.iter().any(|site| (site.event, site.certainty) == (event, certainty));
    let kinds = |certainty| ORDER.into_iter().filter(move |&event| shown(event, certainty));
    let entry = |event, certainty, words| Entry { sample: Sample::Event(event, certainty), words };
    let kind = |event, certainty| entry(event, certainty, markers::meaning(event, certainty));
    if kinds(Certainty::Confirmed).count() + kinds(Certainty::Claimed).count() <= MOST_KINDS {
        for certainty in [Certainty::Confirmed, Certainty::Claimed] {
            entries.extend(kinds(certainty).map(|event| kind(event, certainty)));
        }
    } else {
        // Every kind once, and once what hollow markers say.
        let any =
            ORDER.into_iter().filter(|&event| shown(event, Certainty::Confirmed) || shown(event, Certainty::Claimed));
        entries.extend(any.map(|event| kind(event, Certainty::Confirmed)));
        let hollow = kinds(Certainty::Claimed).next();
        entries.extend(hollow.map(|event| entry(event, Certainty::Claimed, Message::LegendHollow {})));
    }
    let badges = subject.sites.iter().enumerate().filter(|(at, _)| numbered(*at)).map(|(_, site)| site);
    let beside_shapes = !entries.is_empty();
    entries.extend(of_badges(badges).into_iter().map(|entry| match beside_shapes {
        // Among shapes a disc without a word would be an air strike.
        true => Entry { words: Message::LegendNumbered { entry: entry.words.into() }, ..entry },
        false => entry,
    }));
    if let Some(event) = ground.disc {
        let words = Message::LayerArea { code: Role::StrikeSite.code().into() };
        entries.push(Entry { sample: Sample::Approximate(event), words });
    }
    entries.extend(of_ground(ground));
    match entries.as_slice() {
        [Entry { sample: Sample::Event(_, Certainty::Confirmed) | Sample::Badge(_, Certainty::Confirmed), .. }] => {
            Vec::new()
        }
        _ => entries,
    }
}

/// What a map of hexagons says of them: what each shade counts, and what other colours than that of attacks mean.
pub(crate) fn of_density(density: &Density) -> Vec<Entry> {
    let classes = density.classes();
    let Some(&first) = classes.first() else { return Vec::new() };
    let mut entries: Vec<Entry> = Vec::new();
    for (at, (least, last, opacity)) in density.steps().enumerate() {
        let range = match (least, last) {
            (a, b) if a == b => figure(f64::from(a)),
            (a, b) => format!("{}–{}", figure(f64::from(a)), figure(f64::from(b))),
        };
        let figure = Argument::from(range);
        let words = match at {
            0 if first == EventKind::Mention => Message::LegendHexagonPlaces { figure, count: u64::from(last).into() },
            0 => Message::LegendHexagon { figure, count: u64::from(last).into() },
            _ => Message::Name { name: figure },
        };
        entries.push(Entry { sample: Sample::Density(first, opacity), words });
    }
    let others = classes.iter().skip(1).map(|&class| Entry {
        sample: Sample::Density(class, density::OPACITIES.1),
        words: Message::LegendAlone { what: class.code().into() },
    });
    entries.extend(others);
    entries
}

/// What the colours of numbers mean, and a hollow one.
fn of_badges<'s>(sites: impl Iterator<Item = &'s SiteMark>) -> Vec<Entry> {
    let sites: Vec<&SiteMark> = sites.collect();
    let mut entries = Vec::new();
    for event in [EventKind::Attack, EventKind::Damage, EventKind::Intercepted, EventKind::Mention] {
        if sites.iter().any(|site| markers::class(site.event) == markers::class(event)) {
            let words = markers::meaning(event, Certainty::Confirmed);
            entries.push(Entry { sample: Sample::Badge(event, Certainty::Confirmed), words });
        }
    }
    if let Some(site) = sites.iter().find(|site| site.certainty == Certainty::Claimed) {
        let sample = Sample::Badge(site.event, Certainty::Claimed);
        entries.push(Entry { sample, words: Message::LegendHollow {} });
    }
    entries
}

/// The entries of disputed lines and ground.
pub(crate) fn of_ground(ground: Shown) -> Vec<Entry> {
    let mut entries = Vec::new();
    if ground.disputed {
        entries.push(Entry { sample: Sample::Disputed, words: Message::LegendDisputed {} });
    }
    if ground.hatched {
        entries.push(Entry { sample: Sample::Claimed, words: Message::LegendClaimed {} });
    }
    entries
}

/// Sizes of a legend on a page.
struct Measures {
    row: f32,
    marker: f32,
    text: f32,
    gap: f32,
}

fn measures(page: &Page) -> Measures {
    let u = match page.medium {
        Medium::Landscape => page.scale(),
        Medium::Portrait => 1.73 * page.scale(),
        Medium::Print { dpi } => 1.72 * dpi / 300.0,
    };
    Measures { row: 26.0 * u, marker: 17.0 * u, text: 25.0 * u, gap: 28.0 * u }
}

/// A legend set in columns.
#[derive(Debug, Clone)]
pub(crate) struct Legend {
    cells: Vec<(Sample, Point, Words)>,
    marker: f32,
    line: f32,
    /// What it covers.
    pub bounds: Rect,
}

impl Legend {
    /// Sets the entries in rows of `width` from `at`, the baseline of the first row at the left; as many columns as
    /// fit, at most `rows` rows where that is possible.
    pub(crate) fn set(
        entries: &[Entry],
        page: &Page,
        style: &Style,
        at: Point,
        width: f32,
        rows: Option<usize>,
    ) -> Self {
        let m = measures(page);
        let lettering = Lettering::Legend.style(page.medium, page.scale());
        let shaped = |entry: &Entry| shape_line(&lang::voice().say(&entry.words), lettering);
        let lines: Vec<ShapedLine> = entries.iter().map(shaped).collect();
        let columns = column_count(&lines, &m, width, rows);
        let per_column = lines.len().div_ceil(columns.max(1)).max(1);
        // Columns of a legend beside the title fill downwards, those of a legend below it along the row.
        let slot = |i: usize| match rows {
            Some(_) => (i / per_column, i % per_column),
            None => (i % columns.max(1), i / columns.max(1)),
        };
        let mut widths = vec![0f32; columns.max(1)];
        lines.iter().enumerate().for_each(|(i, line)| widths[slot(i).0] = widths[slot(i).0].max(line.width));
        let left = |column: usize| at.0 + widths[..column].iter().map(|w| w + m.text + m.gap).sum::<f32>();
        let color = style.color(Token::Text);
        let cells: Vec<(Sample, Point, Words)> = entries
            .iter()
            .zip(lines)
            .enumerate()
            .map(|(i, (entry, line))| {
                let (column, row) = slot(i);
                let (x, y) = (left(column), at.1 + row as f32 * m.row);
                let middle = (x + m.marker / 2.0, y - line.cap_height / 2.0);
                (entry.sample, middle, Words::new(line, (x + m.text, y), color))
            })
            .collect();
        let bounds = cells
            .iter()
            .map(|(_, middle, words)| words.body().bounds().union(&Rect::around(*middle, m.marker, m.marker)));
        let bounds = bounds.reduce(|a, b| a.union(&b)).unwrap_or(Rect::new(at.0, at.1, at.0, at.1));
        Self { cells, marker: m.marker, line: page.line(), bounds }
    }

    /// Draws the samples and the words.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        for (sample, at, words) in &self.cells {
            self.draw_sample(canvas, *sample, *at, style)?;
            words.draw(canvas)?;
        }
        Ok(())
    }

    fn draw_sample(&self, canvas: &Canvas<'_>, sample: Sample, at: Point, style: &Style) -> Drawn {
        let half = self.marker / 2.0;
        let marker = |event, certainty, approximate| Marker {
            event,
            certainty,
            approximate,
            side: self.marker,
            line: self.line,
        };
        match sample {
            Sample::Event(event, certainty) => marker(event, certainty, None).draw(canvas, at, style),
            Sample::Badge(event, certainty) => {
                let color = style.color(markers::class(event));
                let disc = |radius: f32| Path::circle((0.0, 0.0), radius);
                let hollow = (certainty == Certainty::Claimed).then_some(Stroke::solid(color, 1.8 * self.line));
                let fill = if hollow.is_some() { style.color(Token::Rim) } else { color };
                draw::path(canvas, at, disc(0.9 * half), Some(fill), hollow)
            }
            Sample::Approximate(event) => marker(event, Certainty::Confirmed, Some(half)).draw(canvas, at, style),
            Sample::Disputed => {
                let stroke =
                    Stroke::dashed(style.color(Token::FocusBorder), 1.2 * self.line, 4.5 * self.line, 2.8 * self.line);
                let line = [(at.0 - 1.15 * half, at.1), (at.0 + 1.15 * half, at.1)];
                draw::lines(canvas, [line.as_slice()], stroke)
            }
            Sample::Claimed => {
                let r = Rect::around(at, 2.3 * half, 1.5 * half);
                let ring = vec![(r.left, r.top), (r.right, r.top), (r.right, r.bottom), (r.left, r.bottom)];
                let bars = crate::map::ground::ring::hatch(&[ring], self.line);
                let stroke = Stroke::dashed(style.color(Token::Hatch), 2.2 * self.line, 10_000.0, 0.001);
                draw::fill(canvas, r, style.color(Token::FocusLand))?;
                draw::lines(canvas, bars.iter().map(Vec::as_slice), stroke)
            }
            Sample::Density(class, opacity) => {
                density::draw_hexagon(canvas, at, half, style.color(markers::class(class)), opacity, self.line)
            }
        }
    }
}

/// The number of columns: as few as keep to `rows`, or as many as fit when rows are free.
fn column_count(lines: &[ShapedLine], m: &Measures, width: f32, rows: Option<usize>) -> usize {
    let fits = |columns: usize| {
        let per_column = lines.len().div_ceil(columns);
        let widest = |column: usize| {
            let members = lines.iter().enumerate().filter(|(i, _)| match rows {
                Some(_) => i / per_column == column,
                None => i % columns == column,
            });
            members.map(|(_, line)| line.width).fold(0.0, f32::max) + m.text + m.gap
        };
        (0..columns).map(widest).sum::<f32>() - m.gap <= width
    };
    let most = (1..=lines.len().max(1)).rev().find(|&columns| columns == 1 || fits(columns)).unwrap_or(1);
    match rows {
        Some(rows) => lines.len().div_ceil(rows.max(1)).clamp(1, most),
        None => most,
    }
}
