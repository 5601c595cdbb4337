//! Markers: shape says which kind of event, colour which class, fill whether it is confirmed, a disc that the place is
//! approximate. Never told by colour alone.

use crate::lang::Message;
use crate::map::page::draw::{self, Drawn};
use crate::map::style::{Style, Token};
use crate::scene::{Canvas, Path, Point, Stroke};
use crate::site::{Certainty, EventKind};

/// How a site is marked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Marker {
    /// What happened.
    pub event: EventKind,
    /// How sure the report is.
    pub certainty: Certainty,
    /// Radius of the disc that holds the place, in pixels, where the place is approximate.
    pub approximate: Option<f32>,
    /// Side of the marker's box in pixels, before the allowance for slim shapes.
    pub side: f32,
    /// How many times as wide as on a landscape page lines are.
    pub line: f32,
}

/// The outline of a kind in a box of 24 units, about its middle.
const fn outline(event: EventKind) -> &'static str {
    match event {
        EventKind::Airstrike => "M0 -8.8A8.8 8.8 0 1 1 0 8.8A8.8 8.8 0 1 1 0 -8.8z",
        // No kind said, no kind shown: a diamond, which no other kind has.
        EventKind::Attack => "M0 -10.6L10.6 0L0 10.6L-10.6 0z",
        EventKind::Missile => "M0 8.16L-9.6 -9.04H9.6z",
        EventKind::Drone => "M0 -9.8L9.8 8.6L0 3.8L-9.8 8.6z",
        EventKind::Explosion => {
            "M0 -11.2L2.26 -5.45L7.92 -7.92L5.45 -2.26L11.2 0L5.45 2.26L7.92 7.92L2.26 5.45L0 11.2L-2.26 5.45\
             L-7.92 7.92L-5.45 2.26L-11.2 0L-5.45 -2.26L-7.92 -7.92L-2.26 -5.45z"
        }
        EventKind::Shelling => "M-7.8 -7.8H7.8V7.8H-7.8z",
        EventKind::Damage => {
            "M.4 -10.4C1 -6.2 7.4 -3.6 7.4 2.8A7.4 7.4 0 0 1 -7.4 2.8C-7.4 -.4 -5.8 -2.6 -4 -4.4\
             C-3.6 -2.6 -3 -1.6 -2.1 -1C-2.3 -4.3 -1.4 -7.8 .4 -10.4z"
        }
        EventKind::Intercepted => {
            "M-6.2 -9.2L0 -3L6.2 -9.2L9.2 -6.2L3 0L9.2 6.2L6.2 9.2L0 3L-6.2 9.2L-9.2 6.2L-3 0L-9.2 -6.2z"
        }
        EventKind::Mention => "M0 -5A5 5 0 1 1 0 5A5 5 0 1 1 0 -5z",
    }
}

/// The colour of a kind's class.
pub(crate) const fn class(event: EventKind) -> Token {
    match event {
        EventKind::Airstrike
        | EventKind::Attack
        | EventKind::Missile
        | EventKind::Drone
        | EventKind::Explosion
        | EventKind::Shelling => Token::Attack,
        EventKind::Damage => Token::Effect,
        EventKind::Intercepted => Token::Averted,
        EventKind::Mention => Token::Mention,
    }
}

/// How grave a kind is, for the marker of a place with several events: attack, effect, averted, mention.
pub(crate) const fn gravity(event: EventKind) -> u8 {
    match class(event) {
        Token::Attack => 3,
        Token::Effect => 2,
        Token::Averted => 1,
        _ => 0,
    }
}

/// Slim shapes get a larger box: pixels of the box for 22 of a disc.
const fn allowance(event: EventKind) -> f32 {
    match event {
        EventKind::Explosion => 26.0 / 22.0,
        EventKind::Damage => 25.0 / 22.0,
        _ => 1.0,
    }
}

/// The share of its size that a marker keeps in the middle of an approximate place.
const INNER: f32 = 0.66;
/// The share of its size that the path of a claimed event keeps, so that its stroke ends where a filled one does.
const HOLLOW: f32 = 0.86;
/// Width of the rim outside the path, of a landscape page.
const RIM: f32 = 2.0;
/// Stroke of a hollow marker.
const HOLLOW_STROKE: f32 = 2.5;
/// Opacity of the disc of an approximate place up to three times as wide as a marker.
const DISC_TINT: f32 = 0.12;
/// The least radius of the disc of an approximate place.
pub(crate) const LEAST_DISC: f32 = 27.0;

impl Marker {
    /// The radius within which the marker's ink and rim lie.
    pub(crate) fn reach(&self) -> f32 {
        match self.approximate {
            Some(radius) => radius,
            None => self.own_reach(),
        }
    }

    /// The radius of the shape itself, without the disc of an approximate place.
    pub(crate) fn own_reach(&self) -> f32 {
        let least = if self.event == EventKind::Mention { 0.42 } else { 0.82 };
        self.side() * 0.5 * least + RIM * self.line
    }

    /// Opacity of a disc: the wider, the fainter, so that no country is flooded with the colour of attacks.
    fn tint(&self, radius: f32) -> f32 {
        let widths = radius / (3.0 * self.side).max(1.0);
        DISC_TINT / widths.max(1.0).powf(0.6)
    }

    fn side(&self) -> f32 {
        let side = self.side * allowance(self.event);
        if self.approximate.is_some() { side * INNER } else { side }
    }

    /// Draws the disc of an approximate place, if it is one.
    pub(in crate::map) fn draw_disc(&self, canvas: &Canvas<'_>, at: Point, style: &Style) -> Drawn {
        let Some(radius) = self.approximate else { return Ok(()) };
        let color = style.color(class(self.event));
        let edge = Stroke::dashed(color, 1.4 * self.line, 4.0 * self.line, 3.0 * self.line);
        draw::path(
            canvas,
            at,
            Path::circle((0.0, 0.0), radius),
            Some(color.with_opacity(self.tint(radius))),
            Some(edge),
        )
    }

    /// Draws the marker.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, at: Point, style: &Style) -> Drawn {
        let color = style.color(class(self.event));
        self.draw_disc(canvas, at, style)?;
        let Some(shape) = Path::from_svg(outline(self.event)) else { return Ok(()) };
        // The centroid of a triangle lies below the middle of its box.
        let raise = if self.event == EventKind::Missile { -0.06 * self.side() } else { 0.0 };
        let at = (at.0, at.1 + raise);
        let unit = self.side() / 24.0;
        let rim = style.color(Token::Rim);
        let rim_of = |inner: f32| Some(Stroke::solid(rim, inner + 2.0 * RIM * self.line));
        match self.certainty {
            Certainty::Confirmed => {
                let path = shape.placed(unit, (0.0, 0.0));
                draw::path(canvas, at, path.clone(), Some(rim), rim_of(0.0))?;
                draw::path(canvas, at, path, Some(color), None)
            }
            Certainty::Claimed => {
                let width = HOLLOW_STROKE * self.line * (self.side() / (22.0 * self.line)).clamp(0.5, 1.0);
                let path = shape.placed(unit * HOLLOW, (0.0, 0.0));
                draw::path(canvas, at, path.clone(), Some(rim), rim_of(width))?;
                draw::path(canvas, at, path, Some(rim), Some(Stroke::solid(color, width)))
            }
        }
    }
}

/// What a marker says.
pub(crate) fn meaning(event: EventKind, certainty: Certainty) -> Message {
    Message::LayerSymbol { code: event.symbol(certainty).into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outline_is_a_path_within_its_box() {
        use EventKind::*;
        for event in [Airstrike, Attack, Missile, Drone, Explosion, Shelling, Damage, Intercepted, Mention] {
            let path = Path::from_svg(outline(event)).unwrap();
            let bounds = path.bounds().unwrap();
            assert!(bounds.left >= -12.0 && bounds.right <= 12.0 && bounds.top >= -12.0 && bounds.bottom <= 12.0);
        }
    }
}
