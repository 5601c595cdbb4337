//! The ground of a map: land, water, coasts and borders, whose ground lies where, and what is known there for orientation.

pub(in crate::map) mod borders;
pub(in crate::map) mod claim_lines;
pub(in crate::map) mod clearance;
pub(crate) mod context;
pub(in crate::map) mod land_check;
pub(in crate::map) mod layers;
pub(in crate::map) mod line_class;
pub(in crate::map) mod named;
pub(in crate::map) mod ring;
pub(in crate::map) mod scale;
pub(in crate::map) mod summed;
pub(in crate::map) mod terrain;
pub(in crate::map) mod territories;
