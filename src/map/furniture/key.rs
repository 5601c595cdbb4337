//! The key of number badges: number, bold name and fact, in columns, beside or below the map.

use crate::map::page::draw::{self, Drawn, Words};
use crate::map::page::rect::Rect;
use crate::map::page::{Medium, Page};
use crate::map::style::lettering::Lettering;
use crate::map::style::markers;
use crate::map::style::{Style, Token};
use crate::scene::{Canvas, Color, Path, Point, Stroke};
use crate::site::{Certainty, EventKind};
use crate::typography::{TextStyle, shape_line};

/// An entry of the key.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KeyEntry {
    /// The number on the badge.
    pub number: usize,
    /// The name of the place.
    pub name: String,
    /// What happened there, if it is known.
    pub fact: Option<String>,
    /// The kind of event, for the badge's colour.
    pub event: EventKind,
    /// Whether it is stated as fact.
    pub certainty: Certainty,
}

/// The key, set once its place is known.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    entries: Vec<KeyEntry>,
    grid: Option<Grid>,
    rows: Vec<(Badge, Vec<Words>)>,
    /// What it covers, once it is placed.
    pub bounds: Rect,
}

/// A number in a disc, or a run of numbers in a longer body where several places lie at one spot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Badge {
    /// The first and the last number; 0 until the numbers are given.
    pub numbers: (usize, usize),
    /// Its middle.
    pub at: Point,
    /// Half its width and half its height: equal for a disc.
    pub half: (f32, f32),
    /// The kind of event, for its colour.
    pub event: EventKind,
    /// Hollow when claimed.
    pub certainty: Certainty,
    lettering: TextStyle,
    line: f32,
}

/// The widest figures of a badge that is not yet numbered: keys are shorter than a hundred entries.
const WIDEST: &str = "88";
const WIDEST_RUN: &str = "88–88";
/// Width of the rim.
const RIM: f32 = 1.5;

impl Badge {
    /// A badge for one place, with room for two figures.
    pub(crate) fn new(at: Point, event: EventKind, certainty: Certainty, page: &Page) -> Self {
        let lettering = Lettering::Badge.style(page.medium, page.scale());
        let width = shape_line(WIDEST, lettering).width;
        let radius = (0.8 * lettering.size).max(0.5 * width + 0.28 * lettering.size);
        Self { numbers: (0, 0), at, half: (radius, radius), event, certainty, lettering, line: page.line() }
    }

    /// The same badge with a number of its own.
    pub(crate) fn numbered(&self, number: usize) -> Self {
        Self { numbers: (number, number), ..self.clone() }
    }

    /// The same badge with room for a run of numbers.
    pub(crate) fn for_run(&self) -> Self {
        let width = shape_line(WIDEST_RUN, self.lettering).width;
        Self { half: (0.5 * width + 0.45 * self.lettering.size, self.half.1), ..self.clone() }
    }

    /// The same badge set smaller.
    fn scaled(&self, size: f32) -> Self {
        let lettering = TextStyle { size: size * self.lettering.size, ..self.lettering };
        Self { half: (size * self.half.0, size * self.half.1), lettering, ..self.clone() }
    }

    /// The same badge elsewhere.
    pub(crate) fn moved(&self, at: Point) -> Self {
        Self { at, ..self.clone() }
    }

    /// What it covers with its rim.
    pub(crate) fn bounds(&self) -> Rect {
        Rect::around(self.at, 2.0 * self.half.0, 2.0 * self.half.1).grown(RIM * self.line)
    }

    /// From its middle to its edge in a direction given by its cosine and sine.
    pub(crate) fn reach(&self, (cos, sin): Point) -> f32 {
        let spread = self.half.0 - self.half.1;
        // A run is a disc drawn out along the page.
        let along = (self.half.1 * self.half.1 - (spread * sin) * (spread * sin)).max(0.0).sqrt() + spread * cos.abs();
        if sin.abs() * (spread + self.half.1) <= self.half.1 { along } else { self.half.1 / sin.abs().max(1e-3) }
    }

    /// Draws the body and its figures.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        let color = style.color(markers::class(self.event));
        let rim = style.color(Token::Rim);
        draw::path(canvas, self.at, self.body(RIM * self.line), Some(rim), None)?;
        let ink = match self.certainty {
            Certainty::Confirmed => {
                draw::path(canvas, self.at, self.body(0.0), Some(color), None)?;
                rim
            }
            Certainty::Claimed => {
                let width = 1.8 * self.line;
                let stroke = Stroke::solid(color, width);
                draw::path(canvas, self.at, self.body(-width / 2.0), Some(rim), Some(stroke))?;
                color
            }
        };
        self.figure(ink).draw(canvas)
    }

    /// Its outline about the origin, grown by `by`.
    fn body(&self, by: f32) -> Path {
        let (spread, radius) = (self.half.0 - self.half.1, self.half.1 + by);
        if spread <= 0.01 {
            return Path::circle((0.0, 0.0), radius);
        }
        const CORNERS: u8 = 24;
        let corner = |at: u8| {
            let (sin, cos) = (std::f32::consts::TAU * f32::from(at) / f32::from(2 * CORNERS)).sin_cos();
            (radius * sin + if at < CORNERS { spread } else { -spread }, -radius * cos)
        };
        Path::polyline((0..2 * CORNERS).map(corner), true)
    }

    fn figure(&self, ink: Color) -> Words {
        let text = match self.numbers {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}–{last}"),
        };
        // Figures of three digits are set smaller, for a badge has its size before it has its number.
        let room = 2.0 * self.half.0 - 0.5 * self.lettering.size;
        let whole = shape_line(&text, self.lettering);
        let line = match whole.width > room {
            true => shape_line(&text, TextStyle { size: self.lettering.size * room / whole.width, ..self.lettering }),
            false => whole,
        };
        let at = (self.at.0 - line.width / 2.0, self.at.1 + line.cap_height * 0.48);
        Words::new(line, at, ink)
    }
}

/// The grid of a key on a page.
#[derive(Debug, Clone, Copy)]
struct Grid {
    /// The first baseline of the first column.
    at: Point,
    /// Height of a row.
    row: f32,
    /// From a column's left edge to its text.
    indent: f32,
    /// Width of a column.
    column: f32,
    /// Rows a column.
    rows: usize,
    columns: usize,
    /// How much smaller than usual its text is set.
    size: f32,
}

impl Grid {
    fn room(&self) -> usize {
        self.rows * self.columns
    }

    /// The same area for smaller text: more rows, and more columns where they have the width.
    fn smaller(&self, size: f32) -> Self {
        let by = (size / self.size).min(1.0);
        // The first baseline lies three quarters of a row below the edge.
        let at = (self.at.0, self.at.1 - 0.75 * self.row * (1.0 - by));
        let (row, indent, column) = (by * self.row, by * self.indent, by * self.column);
        let many = |count: usize| (count as f32 / by + 1e-3) as usize;
        Self { at, row, indent, column, rows: many(self.rows), columns: many(self.columns), size: by * self.size }
    }
}

/// What the columns of a key are wide enough for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Columns {
    ForFacts,
    ForNames,
}

/// From this number of entries a key stands at the right of a landscape map.
const LEAST_BESIDE: usize = 13;
/// A column is at most so wide at the right of a map or on a narrow page, and below a wide map: what is wider is cut short.
const WIDEST_BESIDE: f32 = 250.0;
const WIDEST_BELOW: f32 = 420.0;
/// A key takes at most this share of the map's rectangle.
const MOST_OF_MAP: f32 = 0.46;
/// Its text is set down to this share of its size where it has many entries.
const SMALLEST: f32 = 0.7;
/// Sizes tried for more entries than a key was placed for.
const SMALLER: [f32; 6] = [0.95, 0.9, 0.85, 0.8, 0.75, SMALLEST];

impl Key {
    /// A key of these entries, not yet placed.
    pub(crate) fn new(entries: Vec<KeyEntry>) -> Self {
        Self { entries, grid: None, rows: Vec::new(), bounds: Rect::default() }
    }

    /// The same key with other entries in the room of the old ones, set smaller where they are more; whatever is beyond
    /// its room is left out.
    pub(crate) fn refilled(&self, entries: Vec<KeyEntry>, page: &Page, style: &Style) -> Self {
        let key = Self { entries, ..self.clone() };
        let Some(grid) = self.grid else { return key };
        let tried = SMALLER.iter().map(|&size| grid.smaller(size)).filter(|smaller| smaller.size < grid.size);
        let fits = |grid: &Grid| grid.room() >= key.entries.len();
        let fitting = std::iter::once(grid).chain(tried).find(fits);
        key.set(page, style, fitting.unwrap_or_else(|| grid.smaller(SMALLEST)))
    }

    /// How many entries it has room for, once it is placed: more than it was placed for where its text can be smaller.
    pub(crate) fn room(&self) -> usize {
        self.grid.map_or(0, |grid| grid.room().max(grid.smaller(SMALLEST).room()))
    }

    /// The key placed on the page, and what is left of the map's rectangle: at the right of a landscape map when the
    /// key is long, else below it. Where it would take too much of the map, its text is set smaller, then its facts are
    /// shortened, and at last it has room for the first entries alone.
    pub(crate) fn placed(&self, page: &Page, style: &Style, map: Rect, margin: f32) -> (Self, Rect) {
        use Columns::{ForFacts, ForNames};
        let tried = [(1.0, ForFacts), (0.92, ForFacts), (0.85, ForFacts), (0.85, ForNames), (0.77, ForNames)];
        let fits = |&(size, columns): &(f32, Columns)| {
            let left = self.laid(page, map, margin, size, columns).1;
            left.width().max(0.0) * left.height() >= (1.0 - MOST_OF_MAP) * map.area()
        };
        let (size, columns) = tried.into_iter().find(fits).unwrap_or((SMALLEST, ForNames));
        let (grid, left) = self.laid(page, map, margin, size, columns);
        let least = Rect { right: left.right.max(map.left + (1.0 - MOST_OF_MAP) * map.width()), ..left };
        let least = Rect { bottom: least.bottom.max(map.top + (1.0 - MOST_OF_MAP) * map.height()), ..least };
        if least == left {
            return (self.set(page, style, grid), left);
        }
        let beside = least.right < map.right;
        let room = if beside { map.right - least.right } else { map.bottom - least.bottom };
        let grid = match beside {
            true => Grid {
                at: (least.right + grid.indent * 0.5, grid.at.1),
                columns: ((room / grid.column) as usize).max(1),
                ..grid
            },
            false => Grid {
                at: (grid.at.0, least.bottom + 1.3 * grid.row),
                rows: ((room / grid.row - 0.7) as usize).max(1),
                columns: ((map.width() / grid.column) as usize).max(1),
                ..grid
            },
        };
        (self.set(page, style, grid), least)
    }

    /// The grid of the key at a size, and what it leaves of the map's rectangle.
    fn laid(&self, page: &Page, map: Rect, margin: f32, size: f32, columns: Columns) -> (Grid, Rect) {
        let unit = size
            * match page.medium {
                Medium::Landscape => page.scale(),
                Medium::Portrait => 1.6 * page.scale(),
                Medium::Print { dpi } => 1.7 * dpi / 300.0,
            };
        // On a small page figures are not as small as the page: neither are rows.
        let badge = Badge::new((0.0, 0.0), EventKind::Mention, Certainty::Confirmed, page).scaled(size).bounds();
        let row = (22.0 * unit).max(badge.height() + 1.0);
        let (indent, pad) = ((28.0 * unit).max(badge.width() + 4.0 * unit), 14.0 * unit);
        let width = |entry: &KeyEntry| match columns {
            Columns::ForFacts => self.width(entry, page),
            Columns::ForNames => self.name_width(entry, page),
        };
        let widest = self.entries.iter().map(|entry| size * width(entry)).fold(0.0, f32::max);
        let column = |widest_column: f32| (widest + indent + 12.0 * unit).min(widest_column * unit);
        if page.medium == Medium::Landscape && self.entries.len() >= LEAST_BESIDE {
            let column = column(WIDEST_BESIDE);
            let most = ((map.height() - 2.0 * pad) / row).floor().max(1.0) as usize;
            let columns = self.entries.len().div_ceil(most).max(1);
            let rows = self.entries.len().div_ceil(columns);
            let width = columns as f32 * column + margin.max(pad);
            let at = (map.right - width + pad, map.top + pad + 0.75 * row);
            let left = Rect::new(map.left, map.top, (map.right - width).round(), map.bottom);
            return (Grid { at, row, indent, column, rows, columns, size }, left);
        }
        // A printed page has no margin, but a badge has a rim.
        let column = column(if page.medium == Medium::Portrait { WIDEST_BESIDE } else { WIDEST_BELOW });
        let margin = margin.max(2.0 * RIM * page.line());
        let inner = map.width() - 2.0 * margin;
        let columns = ((inner / column).floor() as usize).clamp(1, self.entries.len().max(1));
        // Even columns, and no more of them than that needs.
        let rows = self.entries.len().div_ceil(columns).max(1);
        let columns = self.entries.len().div_ceil(rows).max(1);
        let top = map.bottom - (rows as f32 * row + pad);
        let at = (map.left + margin, top + pad + 0.72 * row);
        let column = (inner / columns as f32).min(1.6 * column);
        let left = Rect::new(map.left, map.top, map.right, top.round());
        (Grid { at, row, indent, column, rows, columns, size }, left)
    }

    fn name_width(&self, entry: &KeyEntry, page: &Page) -> f32 {
        shape_line(&entry.name, Lettering::KeyName.style(page.medium, page.scale())).width
    }

    fn width(&self, entry: &KeyEntry, page: &Page) -> f32 {
        let name = self.name_width(entry, page);
        let fact = entry.fact.as_ref().map_or(0.0, |fact| {
            shape_line(fact, Lettering::Legend.style(page.medium, page.scale())).width + 8.0 * page.unit()
        });
        name + fact
    }

    fn set(&self, page: &Page, style: &Style, grid: Grid) -> Self {
        let sized = |lettering: Lettering| {
            let style = lettering.style(page.medium, page.scale());
            TextStyle { size: grid.size * style.size, ..style }
        };
        let (name_style, fact_style) = (sized(Lettering::KeyName), sized(Lettering::Legend));
        let color = style.color(Token::Text);
        let entries: Vec<KeyEntry> = self.entries.iter().take(grid.rows * grid.columns).cloned().collect();
        let mut placed = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let x = grid.at.0 + (index / grid.rows) as f32 * grid.column;
            let y = grid.at.1 + (index % grid.rows) as f32 * grid.row;
            let room = grid.column - grid.indent - 6.0 * page.unit();
            let name = fitted(&entry.name, name_style, room);
            let badge = Badge::new((x, y), entry.event, entry.certainty, page).numbered(entry.number).scaled(grid.size);
            let badge = badge.moved((x + (grid.indent * 0.36).max(badge.half.0), y - name.cap_height / 2.0));
            let used = name.width + 7.0 * page.unit();
            let mut words = vec![Words::new(name, (x + grid.indent, y), color)];
            if let Some(fact) = entry.fact.as_ref().filter(|_| room - used > 60.0 * page.unit()) {
                words.push(Words::new(fitted(fact, fact_style, room - used), (x + grid.indent + used, y), color));
            }
            placed.push((badge, words));
        }
        let boxes = placed
            .iter()
            .flat_map(|(badge, words)| words.iter().map(|words| words.body().bounds()).chain([badge.bounds()]));
        let bounds = boxes.reduce(|a, b| a.union(&b)).unwrap_or_default();
        Self { entries, grid: Some(grid), rows: placed, bounds }
    }

    /// Draws the key.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        for (badge, words) in &self.rows {
            badge.draw(canvas, style)?;
            for line in words {
                line.draw(canvas)?;
            }
        }
        Ok(())
    }
}

/// The text, cut at a word with an ellipsis where it is wider than `width`.
fn fitted(text: &str, style: TextStyle, width: f32) -> crate::typography::ShapedLine {
    let whole = shape_line(text, style);
    if whole.width <= width {
        return whole;
    }
    let mut cut = text.trim();
    while let Some((head, _)) = cut.rsplit_once([' ', '-']) {
        cut = head.trim_end();
        let line = shape_line(&format!("{cut}…"), style);
        if line.width <= width {
            return line;
        }
    }
    let letters: Vec<char> = cut.chars().collect();
    let longest = (1..=letters.len()).rev().find_map(|count| {
        let line = shape_line(&format!("{}…", letters[..count].iter().collect::<String>()), style);
        (line.width <= width).then_some(line)
    });
    longest.unwrap_or(whole)
}
