//! `dateline` turns a news report into a checked map.
//!
//! ```text
//! report ──read──▶ Article ──recognize──▶ Mentions ──propose──▶ Candidates ──resolve──▶ Places ──settle──▶ Places ─┬─▶ Sites
//!                                                             what the statements say of names ──┘                └─▶ Claims + Verdicts
//! site list (CSV, GeoJSON) ────────────────────────────────────────────────────────────────────▶ Sites
//!              Analysis = article + places + sites + interceptions + claims + diagnostics
//! Analysis ──compose(basemap, style)──▶ Scene ──render──▶ SVG · PNG · PDF
//! Analysis ──export──▶ GeoJSON + QGIS style and project · CSV · JSON
//! ```
//!
//! Each stage is a free function named by its verb. It takes the finished value of the stage before and returns a new
//! one; nothing flows back. [`pipeline`] is the only module that knows them all.
//!
//! # Ranks
//!
//! A module imports only modules of a lower rank, and `tests/layering.rs` holds that.
//!
//! | rank | module | holds |
//! |---|---|---|
//! | 0 | [`units`] [`span`] [`country`], then [`diagnostic`] [`error`] | quantities, spans, country codes; diagnostics, the one error |
//! | 1 | [`geometry`] | positions, extents, paths, clipping, simplification |
//! | 2 | [`geodesy`] [`projection`] [`typography`] | geodesics on WGS 84; map projections; fonts and shaping |
//! | 3 | [`world`] [`lang`] | the gazetteer: names and features; the ground: land, borders, water, area outlines; words by their classes |
//! | 4 | [`text`] | articles, sentences, tokens |
//! | 5 | [`mention`] | toponyms, quantities, directions, dates found in text |
//! | 6 | [`resolve`] | candidates, heuristics, the chosen places and the reasons; names settled by what the statements say of them |
//! | 7 | [`site`] [`claim`] | what was struck; statements that can be checked, and their verdicts |
//! | 8 | [`analysis`] | everything found, with its evidence |
//! | 9 | [`scene`] | the display list, and the `plotters` backend that records it |
//! | 10 | [`map`] | composes a scene from an analysis |
//! | 11 | [`render`] [`export`] | scene to bytes; analysis to bytes |
//! | 12 | [`pipeline`] | the stages on one screen |
//! | 13 | [`cli`] | arguments, and the only place that reads, writes and prints |

pub mod analysis;
pub mod claim;
pub mod cli;
pub mod country;
pub mod diagnostic;
pub mod error;
pub mod export;
pub mod geodesy;
pub mod geometry;
pub mod lang;
pub mod map;
pub mod mention;
pub mod pipeline;
pub mod projection;
pub mod render;
pub mod resolve;
pub mod scene;
pub mod site;
pub mod span;
pub mod text;
pub mod typography;
pub mod units;
pub mod world;
