//! The key of number badges: number, bold name and fact, in columns, beside or below the map.

use super::draw::{self, Drawn, Words};
use super::lettering::Lettering;
use super::markers;
use super::page::{Medium, Page};
use super::rect::Rect;
use super::style::{Style, Token};
use crate::scene::{Canvas, Color, Path, Point, Stroke};
use crate::site::{Certainty, EventKind};
use crate::typography::{TextStyle, shape_line};

/// An entry of the key.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyEntry {
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
pub struct Key {
    entries: Vec<KeyEntry>,
    rows: Vec<(Badge, Vec<Words>)>,
    /// What it covers, once it is placed.
    pub bounds: Rect,
}

/// A number in a disc.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    /// The number.
    pub number: usize,
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f32,
    /// The kind of event, for its colour.
    pub event: EventKind,
    /// Hollow when claimed.
    pub certainty: Certainty,
    lettering: TextStyle,
    line: f32,
}

impl Badge {
    /// A badge at a place on the page; two figures or more make it a little wider.
    pub fn new(number: usize, at: Point, event: EventKind, certainty: Certainty, page: &Page) -> Self {
        let lettering = Lettering::Badge.style(page.medium, page.scale());
        let width = shape_line(&number.to_string(), lettering).width;
        let radius = (0.8 * lettering.size).max(0.5 * width + 0.28 * lettering.size);
        Self { number, at, radius, event, certainty, lettering, line: page.line() }
    }

    /// The same badge elsewhere.
    pub fn moved(&self, at: Point) -> Self {
        Self { at, ..self.clone() }
    }

    /// Draws the disc and its figure.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        let color = style.color(markers::class(self.event));
        let rim = style.color(Token::Rim);
        let disc = |radius: f32| Path::circle((0.0, 0.0), radius);
        draw::path(canvas, self.at, disc(self.radius + 1.5 * self.line), Some(rim), None)?;
        let ink = match self.certainty {
            Certainty::Confirmed => {
                draw::path(canvas, self.at, disc(self.radius), Some(color), None)?;
                rim
            }
            Certainty::Claimed => {
                let width = 1.8 * self.line;
                draw::path(
                    canvas,
                    self.at,
                    disc(self.radius - width / 2.0),
                    Some(rim),
                    Some(Stroke::solid(color, width)),
                )?;
                color
            }
        };
        self.figure(ink).draw(canvas)
    }

    fn figure(&self, ink: Color) -> Words {
        let line = shape_line(&self.number.to_string(), self.lettering);
        let at = (self.at.0 - line.width / 2.0, self.at.1 + line.cap_height * 0.48);
        Words::new(line, at, ink)
    }
}

/// Sizes of the key on a page.
struct Measures {
    row: f32,
    indent: f32,
    column: f32,
    pad: f32,
}

impl Key {
    /// A key of these entries, not yet placed.
    pub fn new(entries: Vec<KeyEntry>) -> Self {
        Self { entries, rows: Vec::new(), bounds: Rect::default() }
    }

    /// The key placed on the page, and what is left of the map's rectangle: at the right of a landscape map when the
    /// key is long, else below it.
    pub fn placed(&self, page: &Page, style: &Style, map: Rect, margin: f32) -> (Self, Rect) {
        let unit = match page.medium {
            Medium::Landscape => page.scale(),
            Medium::Portrait => 1.6 * page.scale(),
            Medium::Print { dpi } => 1.7 * dpi / 300.0,
        };
        let m = Measures { row: 22.0 * unit, indent: 28.0 * unit, column: 250.0 * unit, pad: 14.0 * unit };
        let widest =
            self.entries.iter().map(|entry| self.width(entry, page)).fold(0.0, f32::max) + m.indent + 12.0 * unit;
        let column = widest.min(m.column);
        let beside = page.medium == Medium::Landscape && self.entries.len() > 12;
        if beside {
            let rows = ((map.height() - 2.0 * m.pad) / m.row).floor().max(1.0) as usize;
            let columns = self.entries.len().div_ceil(rows);
            let width = columns as f32 * column + margin.max(m.pad);
            let left = map.right - width + m.pad;
            let key = self.set(page, style, (left, map.top + m.pad + 0.75 * m.row), column, rows, &m);
            return (key, Rect::new(map.left, map.top, (map.right - width).round(), map.bottom));
        }
        let inner = map.width() - 2.0 * margin;
        let columns = ((inner / column).floor() as usize).clamp(1, self.entries.len().max(1));
        let rows = self.entries.len().div_ceil(columns);
        let height = rows as f32 * m.row + m.pad;
        let top = map.bottom - height;
        let key = self.set(
            page,
            style,
            (map.left + margin, top + m.pad + 0.72 * m.row),
            (inner / columns as f32).min(1.6 * column),
            rows,
            &m,
        );
        (key, Rect::new(map.left, map.top, map.right, top.round()))
    }

    fn width(&self, entry: &KeyEntry, page: &Page) -> f32 {
        let name = shape_line(&entry.name, Lettering::KeyName.style(page.medium, page.scale())).width;
        let fact = entry.fact.as_ref().map_or(0.0, |fact| {
            shape_line(fact, Lettering::Legend.style(page.medium, page.scale())).width + 8.0 * page.unit()
        });
        name + fact
    }

    fn set(&self, page: &Page, style: &Style, at: Point, column: f32, rows: usize, m: &Measures) -> Self {
        let name_style = Lettering::KeyName.style(page.medium, page.scale());
        let fact_style = Lettering::Legend.style(page.medium, page.scale());
        let color = style.color(Token::Text);
        let mut placed = Vec::with_capacity(self.entries.len());
        for (index, entry) in self.entries.iter().enumerate() {
            let (x, y) = (at.0 + (index / rows) as f32 * column, at.1 + (index % rows) as f32 * m.row);
            let room = column - m.indent - 6.0 * page.unit();
            let name = fitted(&entry.name, name_style, room);
            let mut badge = Badge::new(entry.number, (x, y), entry.event, entry.certainty, page);
            badge.at = (x + (m.indent * 0.36).max(badge.radius), y - name.cap_height / 2.0);
            let used = name.width + 7.0 * page.unit();
            let mut words = vec![Words::new(name, (x + m.indent, y), color)];
            if let Some(fact) = entry.fact.as_ref().filter(|_| room - used > 60.0 * page.unit()) {
                words.push(Words::new(fitted(fact, fact_style, room - used), (x + m.indent + used, y), color));
            }
            placed.push((badge, words));
        }
        let boxes = placed.iter().flat_map(|(badge, words)| {
            let disc = Rect::around(badge.at, 2.0 * badge.radius, 2.0 * badge.radius);
            words.iter().map(|words| words.body().bounds()).chain([disc])
        });
        let bounds = boxes.reduce(|a, b| a.union(&b)).unwrap_or_default();
        Self { entries: self.entries.clone(), rows: placed, bounds }
    }

    /// Draws the key.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
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
