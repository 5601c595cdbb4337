//! The ground of a map: land, water, coasts and borders, whose ground lies where, and what is known there for orientation.

pub(in crate::map) mod borders;
pub(in crate::map) mod claim_lines;
pub mod clearance;
pub mod context;
pub(in crate::map) mod land_check;
pub mod layers;
pub mod line_class;
pub mod named;
pub mod ring;
pub mod scale;
pub(in crate::map) mod summed;
pub mod terrain;
pub(in crate::map) mod territories;
