//! Pieces of furniture that stand on the map and are placed with its labels.

use crate::map::furniture::north::NorthArrow;
use crate::map::furniture::scalebar::ScaleBar;
use crate::map::page::draw::Drawn;
use crate::map::style::Style;
use crate::scene::Canvas;

/// A piece at one of its places.
#[derive(Debug, Clone)]
pub(in crate::map) enum Piece {
    /// A scale bar.
    Bar(ScaleBar),
    /// A north arrow.
    North(NorthArrow),
}

impl Piece {
    /// Draws the piece.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        match self {
            Self::Bar(bar) => bar.draw(canvas, style),
            Self::North(arrow) => arrow.draw(canvas, style),
        }
    }
}
