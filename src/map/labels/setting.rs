//! Text set in lines that share an edge: the body of a label before it has a place.

use crate::map::page::Page;
use crate::map::page::draw::extent_of;
use crate::map::page::rect::{Rect, Turned};
use crate::map::style::Token;
use crate::map::style::lettering::Lettering;
use crate::scene::Point;
use crate::typography::{ShapedLine, shape_line, wrap_balanced};

/// The edge that the lines of a block share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Their left edge.
    Left,
    /// Their middle.
    Center,
    /// Their right edge.
    Right,
}

/// A line of a setting.
#[derive(Debug, Clone)]
pub(crate) struct SetLine {
    /// The shaped text.
    pub line: ShapedLine,
    /// Where its baseline starts, from the setting's origin.
    pub at: Point,
    /// Its colour.
    pub token: Token,
}

/// Lines of text about an origin: the left end of the first baseline, or its middle or right end by alignment.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// Its lines from the top.
    pub lines: Vec<SetLine>,
    /// Their boxes from the origin.
    pub boxes: Vec<Rect>,
    /// A box around all of them.
    pub bounds: Rect,
    /// How far it cuts into lines beneath.
    pub knockout: f32,
    /// Height of a capital of its first line.
    pub cap: f32,
}

impl Setting {
    /// Sets paragraphs, each of one class and already broken into lines.
    pub(crate) fn new(lines: Vec<(String, Lettering)>, align: Align, page: &Page) -> Self {
        let mut set: Vec<SetLine> = Vec::with_capacity(lines.len());
        let mut y = 0.0;
        let mut knockout = 0f32;
        for (index, (text, lettering)) in lines.into_iter().enumerate() {
            let style = lettering.style(page.medium, page.scale());
            let line = shape_line(&lettering.cased(&text), style);
            if index > 0 {
                y += leading(lettering) * style.size;
            }
            knockout = knockout.max(lettering.knockout() * page.unit());
            let x = match align {
                Align::Left => 0.0,
                Align::Center => -line.width / 2.0,
                Align::Right => -line.width,
            };
            set.push(SetLine { line, at: (x, y), token: lettering.token() });
        }
        Self::of(set, knockout)
    }

    fn of(lines: Vec<SetLine>, knockout: f32) -> Self {
        let boxes: Vec<Rect> = lines
            .iter()
            .map(|set| {
                let (top, bottom) = extent_of(&set.line);
                Rect::new(set.at.0, set.at.1 + top, set.at.0 + set.line.width, set.at.1 + bottom)
            })
            .collect();
        let bounds = boxes.iter().copied().reduce(|a, b| a.union(&b)).unwrap_or_default();
        let cap = lines.first().map_or(0.0, |set| set.line.cap_height);
        Self { lines, boxes, bounds, knockout, cap }
    }

    /// One line of one class.
    pub(crate) fn single(text: &str, lettering: Lettering, page: &Page) -> Self {
        Self::new(vec![(text.to_owned(), lettering)], Align::Left, page)
    }

    /// The text in two balanced lines, where it has a break that shortens it by a quarter.
    pub(crate) fn wrapped(text: &str, lettering: Lettering, align: Align, page: &Page) -> Option<Self> {
        Self::wrapped_above(text, lettering, None, align, page)
    }

    /// The same above a line of another class.
    pub(crate) fn wrapped_above(
        text: &str,
        lettering: Lettering,
        below: Option<(&str, Lettering)>,
        align: Align,
        page: &Page,
    ) -> Option<Self> {
        let style = lettering.style(page.medium, page.scale());
        let cased = lettering.cased(text);
        let whole = shape_line(&cased, style).width;
        let lines = wrap_balanced(&cased, style, 0.7 * whole);
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        if lines.len() != 2 || widest > 0.75 * whole {
            return None;
        }
        let texts = lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect::<String>());
        let texts = texts.map(|text| (text.trim().to_owned(), lettering));
        Some(Self::new(texts.chain(below.map(|(text, class)| (text.to_owned(), class))).collect(), align, page))
    }

    /// The boxes with the origin at a point.
    pub(crate) fn boxes_at(&self, at: Point) -> Vec<Turned> {
        self.boxes.iter().map(|body| Turned::from(body.shifted(at.0, at.1))).collect()
    }
}

/// The distance to the line above in em of a line of this class.
const fn leading(lettering: Lettering) -> f32 {
    match lettering {
        Lettering::CalloutFact => 1.22,
        _ => 1.16,
    }
}
