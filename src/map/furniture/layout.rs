//! Where head, map and foot stand: the title and deck set in lines, the legend in columns, the credit at the foot, and
//! the rectangle that is left for the map.

use crate::map::furniture::key::{Key, KeyEntry};
use crate::map::furniture::legend::{Entry, Legend};
use crate::map::page::draw::{Drawn, Words};
use crate::map::page::rect::Rect;
use crate::map::page::{Medium, Page};
use crate::map::style::lettering::Lettering;
use crate::map::style::{Style, Token};
use crate::scene::{Canvas, Point};
use crate::typography::{ShapedLine, shape_line, wrap, wrap_balanced};

/// What head and foot have to say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    /// The headline.
    pub title: String,
    /// The line below it; empty for none.
    pub deck: String,
    /// What the marks are.
    pub legend: Vec<Entry>,
    /// Paragraphs of the credit.
    pub credit: Vec<String>,
}

/// A circle on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Disc {
    /// Its middle.
    pub center: Point,
    /// Its radius.
    pub radius: f32,
}

/// The page with everything but the map in its place.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// Title, deck and credit.
    lines: Vec<Words>,
    /// The legend, where there is one.
    pub legend: Option<Legend>,
    /// The key of the number badges, where there is one.
    pub key: Option<Key>,
    /// Where the overview globe goes; `None` on small pages.
    pub globe: Option<Disc>,
    /// The rectangle of the map.
    pub map: Rect,
    /// Boxes of the lines of text and of the legend, for the layout report.
    pub boxes: Vec<(&'static str, Rect)>,
}

/// Distances of head and foot at the page's own size.
struct Measures {
    margin: f32,
    /// Top of the page to the first baseline of the title.
    first: f32,
    /// Between baselines of the title.
    leading: f32,
    /// From the title's last baseline to the deck's.
    deck: f32,
    deck_leading: f32,
    /// From the deck's (or title's) last baseline to the first of a legend below it.
    legend: f32,
    /// From the last baseline of the head to the map.
    below: f32,
    /// From the map to the first baseline of the credit.
    credit: f32,
    credit_leading: f32,
    /// From the last baseline of the credit to the end of the page.
    end: f32,
    globe: f32,
}

fn measures(page: &Page) -> Measures {
    let s = page.scale();
    let margin = page.margin();
    match page.medium {
        Medium::Landscape => {
            let low = page.height < 0.6 * page.width;
            Measures {
                margin,
                first: if low { 56.0 } else { 60.0 } * s,
                leading: 45.0 * s,
                deck: if low { 34.0 } else { 35.0 } * s,
                deck_leading: 26.0 * s,
                legend: 36.0 * s,
                below: if low { 28.0 } else { 31.0 } * s,
                credit: 24.0 * s,
                credit_leading: 19.0 * s,
                end: if low { 11.0 } else { 15.0 } * s,
                globe: 51.0 * s,
            }
        }
        Medium::Portrait => Measures {
            margin,
            first: 72.0 * s,
            leading: 62.0 * s,
            deck: 48.0 * s,
            deck_leading: 38.0 * s,
            legend: 54.0 * s,
            below: 40.0 * s,
            credit: 40.0 * s,
            credit_leading: 29.0 * s,
            end: 30.0 * s,
            globe: 63.0 * s,
        },
        Medium::Print { dpi } => {
            let s = dpi / 300.0;
            Measures {
                margin,
                first: 44.0 * s,
                leading: 56.0 * s,
                deck: 48.0 * s,
                deck_leading: 40.0 * s,
                legend: 54.0 * s,
                below: 30.0 * s,
                credit: 33.0 * s,
                credit_leading: 30.0 * s,
                end: 13.0 * s,
                globe: 0.0,
            }
        }
    }
}

/// The least page width that an overview globe is drawn on.
const LEAST_GLOBE_PAGE: f32 = 900.0;
/// Where the legend of a landscape page starts, as a share of its width.
const LEGEND_LEFT: f32 = 0.65;
/// Where it may start when it is wide and the title leaves it the room.
const LEGEND_FARTHEST_LEFT: f32 = 0.5;
/// The rows of a legend on a landscape page, if it has the width for its columns.
const LEGEND_ROWS: usize = 3;
/// The title and its room leave at least this share of the page to the map; a legend may take more.
const LEAST_MAP: f32 = 0.45;

impl Layout {
    /// Sets the page; `key` is set between map and foot, or at the map's right on a landscape page.
    pub(crate) fn set(page: &Page, style: &Style, texts: &Texts, key: Option<&Key>) -> Self {
        let m = measures(page);
        let mut layout =
            Self { lines: Vec::new(), legend: None, key: None, globe: None, map: page.rect(), boxes: Vec::new() };
        let head = layout.set_head(page, style, texts, &m);
        let foot = layout.set_foot(page, style, texts, &m);
        layout.map = Rect::new(0.0, head.round(), page.width, foot.round());
        if let Some(key) = key {
            layout.set_key(page, style, key, m.margin);
        }
        layout
    }

    fn line(&mut self, name: &'static str, line: ShapedLine, at: Point, color: crate::scene::Color) {
        let words = Words::new(line, at, color);
        self.boxes.push((name, words.body().bounds()));
        self.lines.push(words);
    }

    /// Sets title, deck, legend and globe; where the map begins.
    fn set_head(&mut self, page: &Page, style: &Style, texts: &Texts, m: &Measures) -> f32 {
        let (safe_top, _) = page.safe();
        let beside = page.medium == Medium::Landscape;
        let with_globe = m.globe > 0.0 && page.width >= LEAST_GLOBE_PAGE;
        if with_globe {
            let center_y = safe_top + if beside { 62.0 * page.scale() } else { 86.0 * page.scale() };
            self.globe = Some(Disc { center: (page.width - m.margin - m.globe, center_y), radius: m.globe });
        }
        let right = page.width - m.margin - if with_globe { 2.0 * m.globe + 24.0 * page.scale() } else { 0.0 };
        let legend_left =
            if beside && !texts.legend.is_empty() { legend_left(page, style, texts, m, right) } else { right };
        let text_right = if beside { legend_left - 24.0 * page.scale() } else { right };

        let title_style = Lettering::Title.style(page.medium, page.scale());
        let title = wrap_balanced(&texts.title, title_style, (text_right - m.margin).max(50.0));
        let mut y = safe_top + m.first;
        let mut last = y;
        for line in title.into_iter().take(3) {
            self.line("title", line, (m.margin, y), style.color(Token::Text));
            last = y;
            y += m.leading;
        }
        if !texts.deck.is_empty() {
            let deck_style = Lettering::Deck.style(page.medium, page.scale());
            // Below the globe's lower edge the deck may run the full width.
            let clear = self.globe.is_none_or(|globe| last + 0.4 * m.deck > globe.center.1 + globe.radius);
            let deck_right = if beside {
                text_right
            } else if clear {
                page.width - m.margin
            } else {
                right
            };
            let mut y = last + m.deck;
            for line in wrap_balanced(&texts.deck, deck_style, (deck_right - m.margin).max(50.0)).into_iter().take(2) {
                self.line("deck", line, (m.margin, y), style.color(Token::Muted));
                last = y;
                y += m.deck_leading;
            }
        }
        let mut end = last + m.below;
        if let Some(globe) = self.globe {
            end = end.max(globe.center.1 + globe.radius + 12.0 * page.scale());
        }
        if !texts.legend.is_empty() {
            let bottom = self.set_legend(
                page,
                style,
                texts,
                m,
                if beside { (legend_left, right) } else { (m.margin, page.width - m.margin) },
                last,
            );
            end = end.max(bottom + m.below * if beside { 0.5 } else { 0.9 });
        }
        // A legend is never run into: on a very small page the map gives way to it.
        let legend_end = self.legend.as_ref().map_or(0.0, |legend| legend.bounds.bottom + 0.25 * m.below);
        end.min(page.height * (1.0 - LEAST_MAP)).max(legend_end)
    }

    /// Sets the legend beside the title on a landscape page, else below; its lower edge.
    fn set_legend(
        &mut self,
        page: &Page,
        style: &Style,
        texts: &Texts,
        m: &Measures,
        (left, right): (f32, f32),
        last: f32,
    ) -> f32 {
        let (at, rows) = match page.medium {
            Medium::Landscape => ((left, 40.0 * page.scale()), Some(LEGEND_ROWS)),
            _ => ((left, last.max(self.globe_bottom() - 0.3 * m.legend) + m.legend), None),
        };
        let legend = Legend::set(&texts.legend, page, style, at, right - left, rows);
        let bottom = legend.bounds.bottom;
        self.boxes.push(("legend", legend.bounds));
        self.legend = Some(legend);
        bottom
    }

    fn globe_bottom(&self) -> f32 {
        self.globe.map_or(0.0, |globe| globe.center.1 + globe.radius)
    }

    /// Sets the credit; where the map ends.
    fn set_foot(&mut self, page: &Page, style: &Style, texts: &Texts, m: &Measures) -> f32 {
        let (_, safe_bottom) = page.safe();
        let lettering = Lettering::Credit.style(page.medium, page.scale());
        let width = page.width - 2.0 * m.margin;
        let lines: Vec<ShapedLine> =
            texts.credit.iter().flat_map(|paragraph| wrap(paragraph, lettering, width)).take(6).collect();
        if lines.is_empty() {
            return page.height - safe_bottom;
        }
        let last = page.height - safe_bottom - m.end;
        let first = last - (lines.len() - 1) as f32 * m.credit_leading;
        for (at, line) in lines.into_iter().enumerate() {
            let y = first + at as f32 * m.credit_leading;
            self.line("credit", line, (m.margin, y), style.color(Token::Muted));
        }
        first - m.credit
    }

    /// Gives the key its place and takes it from the map's.
    fn set_key(&mut self, page: &Page, style: &Style, key: &Key, margin: f32) {
        let placed = key.placed(page, style, self.map, margin);
        self.map = placed.1;
        self.boxes.push(("key", placed.0.bounds));
        self.key = Some(placed.0);
    }

    /// Puts other entries into the room of the key.
    pub(in crate::map) fn refill_key(&mut self, page: &Page, style: &Style, entries: Vec<KeyEntry>) {
        self.boxes.retain(|(name, _)| *name != "key");
        self.key = self.key.take().filter(|_| !entries.is_empty()).map(|key| key.refilled(entries, page, style));
        self.boxes.extend(self.key.iter().map(|key| ("key", key.bounds)));
    }

    /// Draws title, deck, legend, key and credit.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        for line in &self.lines {
            line.draw(canvas)?;
        }
        if let Some(legend) = &self.legend {
            legend.draw(canvas, style)?;
        }
        if let Some(key) = &self.key {
            key.draw(canvas, style)?;
        }
        Ok(())
    }
}

/// Where the legend of a landscape page starts: farther left than usual where that spares rows and the title, in one line, is short.
fn legend_left(page: &Page, style: &Style, texts: &Texts, m: &Measures, right: f32) -> f32 {
    let usual = page.width * LEGEND_LEFT;
    let title = shape_line(&texts.title, Lettering::Title.style(page.medium, page.scale()));
    let deck = shape_line(&texts.deck, Lettering::Deck.style(page.medium, page.scale()));
    let farthest =
        (m.margin + title.width.max(deck.width) + 48.0 * page.scale()).max(page.width * LEGEND_FARTHEST_LEFT);
    let height =
        |left: f32| Legend::set(&texts.legend, page, style, (left, 0.0), right - left, Some(LEGEND_ROWS)).bounds.bottom;
    let steps = (0..=8u8).map(|step| usual - (usual - farthest) * f32::from(step) / 8.0);
    if farthest >= usual {
        return usual;
    }
    steps.min_by(|a, b| height(*a).total_cmp(&height(*b))).unwrap_or(usual)
}
