//! One side of `dateline distance`: a coordinate, a GeoJSON file, or a name.

use std::path::Path;

use super::area;
use crate::ask::{self, Given};
use crate::claim::Side;
use crate::error::Result;
use crate::world::World;

/// Both sides, each looked up by itself where its name is not open.
pub(super) fn both(world: &World<'_>, from: &str, to: &str) -> Result<(Side, Side)> {
    ask::sides(given(from)?, given(to)?, world)
}

/// A coordinate, the content of a file, or a name.
fn given(text: &str) -> Result<Given<'_>> {
    let path = Path::new(text);
    let file = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("geojson") || e.eq_ignore_ascii_case("json"));
    match Given::read(text) {
        Given::Name(_) if file => Ok(Given::Side(area::read(path)?)),
        given => Ok(given),
    }
}
