//! Composes a scene from an analysis or a list: extent, projection, layers, markers, labels, furniture, style.
//!
//! Reading order: [`subject`] (what the map is about), `focus` (what of it is the story), [`page`] and [`layout`] (head, map, foot), [`extent`] (what the
//! map shows), [`layers`], `borders`, `claims`, [`terrain`] and [`clearance`] (the ground), [`items`] and [`labels`] (what is named where), [`inset`],
//! `panel` and `building` (one map with everything on it), [`compose`](compose()) (the page). All is drawn through plotters on the
//! scene's recorder; nothing here reads, writes or asks the clock.

pub mod alt;
pub mod arcs;
mod borders;
mod building;
mod claims;
pub mod clearance;
mod compose;
pub mod context;
pub mod credit;
pub mod density;
mod draw;
pub mod extent;
mod focus;
mod furniture;
pub mod globe;
pub mod graticule;
mod heap;
pub mod inset;
pub mod items;
pub mod key;
mod knockout;
pub mod labels;
mod land_check;
mod lands;
pub mod layers;
pub mod layout;
pub mod legend;
pub mod lettering;
mod local;
pub mod markers;
pub mod north;
mod orientation;
pub mod page;
mod panel;
pub mod rect;
pub mod scalebar;
pub mod second;
pub mod style;
pub mod subject;
mod summed;
pub mod terrain;
pub mod title;
pub mod vision;

pub use compose::{Composition, MapOptions, compose};
pub use page::Page;
pub use style::Style;
pub use subject::Subject;
