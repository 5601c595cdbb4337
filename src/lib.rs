//! `dateline` turns a news report into a checked map.
//!
//! ```text
//! report ──read──▶ Article ──recognize──▶ Mentions ──propose──▶ Candidates ──resolve, settle──▶ Places ─┬─▶ Sites
//!                                                                                                     └─▶ Claims + Verdicts
//! list (CSV, GeoJSON) ──read──▶ Rows ──▶ Places, Sites, Lines, Rings
//! earlier output (record, layer of points) ──read──▶ the same
//!              Analysis = article + places + sites + interceptions + claims + areas + lines + rings + diagnostics,
//!                         every part with an identifier and its evidence: words of the report, or a row of the list
//! Analysis ──apply(corrections)──▶ Analysis
//! Analysis ──compose(world, style)──▶ Scene ──render──▶ SVG · PNG · PDF
//! Analysis ──export──▶ GeoJSON + QGIS style and project · CSV · JSON
//! ```
//!
//! Each stage is a free function named by its verb. It takes the finished value of the stage before and returns a new
//! one; nothing flows back. [`pipeline`] is the only module that knows them all. What is known of the world is handed down
//! as a [`World`](world::World), the embedded one or the caller's own; nothing reaches for it.
//!
//! # Analyse, check, draw, measure
//!
//! ```
//! # #[cfg(all(feature = "map", feature = "basemap"))] {
//! use dateline::claim::Verdict;
//! use dateline::map::{MapOptions, Subject, compose};
//! use dateline::pipeline::{Context, analyze};
//! use dateline::render::{SvgText, svg};
//! use dateline::world::World;
//!
//! let world = World::embedded();
//! let report = "A missile hit Bat Yam, 40 km south of Tel Aviv, on Sunday.";
//! let story = analyze(report, world, Context::default());
//! assert_eq!(story.sites[0].name, "Bat Yam");
//!
//! let far = story.claims.iter().find(|claim| claim.value == Some(40.0)).expect("the distance");
//! assert_eq!(far.verdict, Verdict::Contradicted);
//! let said = dateline::lang::voice().tell(&far.message);
//! assert!(said.starts_with("Bat Yam is 6.9 kilometres from Tel Aviv."), "{said}");
//!
//! let (subject, _) = Subject::from_analysis(&story);
//! let map = compose(&subject, world, &MapOptions::default());
//! let picture = svg::encode(&map.scene, SvgText::Outlines)?;
//! assert!(picture.starts_with("<svg"));
//!
//! let away = dateline::ask::distance("Bat Yam", "Tel Aviv", Some("about 4 miles"), world)?;
//! assert_eq!(away.verdict.map(|(verdict, _)| verdict), Some(Verdict::Supported));
//! let found = dateline::ask::bearers("Bat Yam", world.gazetteer);
//! assert_eq!(found[0].feature.name, "Bat Yam");
//! # }
//! # Ok::<(), dateline::error::Error>(())
//! ```
//!
//! Options ([`Context`](pipeline::Context), `MapOptions`, `PngOptions` …) are plain structs: name what you want and take the rest from
//! `..Default::default()`, as further fields may follow. What the library hands out may grow too, and says so.
//!
//! # Features
//!
//! Without any, the library reads, resolves, checks and measures, in a world whose ground the caller has: names are embedded.
//!
//! | feature | adds |
//! |---|---|
//! | `basemap` | the embedded ground, and with it [`World::embedded`](world::World::embedded) |
//! | `layers` | layers for a GIS, and grounds laid over each other |
//! | `map` | maps drawn of an analysis, and SVG of them; implies `layers` |
//! | `png` `pdf` `gpkg` | these formats |
//! | `encodings` | files that are not UTF-8 |
//! | `formats` | lists as spreadsheets, KML and KMZ, GPX, shapefiles |
//! | `cli` | the command |
//! | `tools` | what trains the weights and measures inner parts; changes with any release |
//!
//! # Ranks
//!
//! A module imports only modules of a lower rank, and `tests/layering.rs` holds that.
//!
//! | rank | module | holds |
//! |---|---|---|
//! | 0 | [`units`] [`span`] [`country`] [`date`] [`event`] [`id`] [`lang`] [`encoding`] [`limits`], then [`diagnostic`] [`error`] | quantities, spans, codes, days, kinds of event, identifiers; words by their classes, messages; diagnostics, the one error |
//! | 1 | [`geometry`] | positions, extents, paths, clipping, simplification |
//! | 2 | [`geodesy`] [`projection`] [`typography`] | geodesics on WGS 84; map projections; fonts and shaping |
//! | 3 | [`world`] | the gazetteer: names and features; the ground: land, borders, water, area outlines, and neither knows of the other |
//! | 4 | [`text`] [`input`] | articles, sentences, tokens; rows of lists, one format a file |
//! | 5 | [`mention`] | toponyms, quantities, directions, dates found in text |
//! | 6 | [`resolve`] | candidates, heuristics, the chosen places and the reasons; names settled by what the statements say of them |
//! | 7 | [`site`] [`claim`] | what was struck; statements that can be checked, and their verdicts |
//! | 8 | [`analysis`], then [`correct`]; [`ask`] | the story: everything found, by identifier, with its evidence; what an editor corrects; names and distances asked for outside a report |
//! | 9 | [`scene`] | the display list, and the `plotters` backend that records it |
//! | 10 | [`map`] | composes a scene from an analysis |
//! | 11 | [`render`] [`export`] | scene to bytes; analysis to bytes |
//! | 12 | [`pipeline`] | the stages on one screen |
//! | 13 | [`cli`] | arguments, and the only place that reads, writes and prints |

pub mod analysis;
pub mod ask;
pub mod claim;
#[cfg(feature = "cli")]
pub mod cli;
pub mod correct;
pub mod country;
pub mod date;
pub mod diagnostic;
pub mod encoding;
pub mod error;
pub mod event;
pub mod export;
pub mod geodesy;
pub mod geometry;
pub mod id;
pub mod input;
pub mod lang;
pub mod limits;
#[cfg(feature = "map")]
pub mod map;
pub mod mention;
pub mod pipeline;
pub mod projection;
#[cfg(feature = "map")]
pub mod render;
pub mod resolve;
#[cfg(feature = "map")]
pub mod scene;
pub mod site;
pub mod span;
pub mod text;
#[cfg(feature = "tools")]
pub mod tools;
#[cfg(feature = "map")]
pub mod typography;
pub mod units;
pub mod world;
