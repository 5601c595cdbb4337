//! What is known of the world: names and features in the [`gazetteer`], land, borders and water in the [`ground`].
//!
//! A [`World`] is handed down from the command or the caller to whatever asks; nothing below reaches for one. Gazetteers and
//! grounds are two traits, so that a newsroom's own places or a finer base map can be laid over the compiled ones:
//!
//! ```
//! use dateline::world::World;
//! use dateline::world::gazetteer::{CompiledGazetteer, Gazetteer, LayeredGazetteer};
//! # fn layered(base: &World<'_>, own: &[u8]) -> dateline::error::Result<()> {
//! let own = CompiledGazetteer::open(own)?;
//! let names = LayeredGazetteer::new(base.gazetteer, [&own as &dyn Gazetteer]);
//! let world = World::new(&names, base.ground);
//! # Ok(())
//! # }
//! ```

pub mod gazetteer;
pub mod ground;
mod shape;

pub use shape::Shape;

use std::sync::Arc;

use crate::country::CountryCode;
use gazetteer::Gazetteer;
use ground::{Ground, Policy};
use shape::{Kept, Key};

/// What is known of the world.
#[derive(Debug)]
pub struct World<'w> {
    /// Names and the features that they may mean.
    pub gazetteer: &'w dyn Gazetteer,
    /// Land, borders, water and areas.
    pub ground: &'w dyn Ground,
    /// Outlines of countries and borders, which report after report asks for.
    kept: Kept,
}

#[cfg(feature = "basemap")]
impl World<'static> {
    /// The gazetteer and the base map compiled into the program.
    pub fn embedded() -> &'static Self {
        use std::sync::LazyLock;

        static GROUND: LazyLock<ground::Basemap<'static>> = LazyLock::new(ground::Basemap::embedded);
        static WORLD: LazyLock<World<'static>> =
            LazyLock::new(|| World::new(gazetteer::CompiledGazetteer::embedded(), &*GROUND));
        &WORLD
    }
}

impl<'w> World<'w> {
    /// A world of a gazetteer and a ground.
    pub fn new(gazetteer: &'w dyn Gazetteer, ground: &'w dyn Ground) -> Self {
        Self { gazetteer, ground, kept: Kept::default() }
    }

    /// A country's outline, ready to be measured from.
    pub fn country_shape(&self, country: CountryCode, policy: Policy) -> Option<Arc<Shape>> {
        let area = || self.ground.country_area(country, policy);
        self.kept.known_or_made(Key::Country(country, policy), || area().as_ref().and_then(Shape::of))
    }

    /// The stretch of border that two countries share.
    pub fn border_shape(&self, one: CountryCode, other: CountryCode) -> Option<Arc<Shape>> {
        let lines = || self.ground.shared_border(one, other, Policy::DeFacto);
        self.kept.known_or_made(Key::Border(one, other), || Shape::of_lines(&lines()))
    }
}
