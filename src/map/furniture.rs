//! Pieces of furniture that stand on the map and are placed with its labels.

use super::draw::Drawn;
use super::north::NorthArrow;
use super::scalebar::ScaleBar;
use super::style::Style;
use crate::scene::Canvas;

/// A piece at one of its places.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// A scale bar.
    Bar(ScaleBar),
    /// A north arrow.
    North(NorthArrow),
}

impl Piece {
    /// Draws the piece.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        match self {
            Self::Bar(bar) => bar.draw(canvas, style),
            Self::North(arrow) => arrow.draw(canvas, style),
        }
    }
}
