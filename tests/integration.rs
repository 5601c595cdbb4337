//! The one test binary; each subject is a file under `tests/cases/`.

#![allow(clippy::inconsistent_digit_grouping, reason = "figures stand as their oracle printed them")]
#![allow(clippy::unwrap_used, reason = "in a test a missing value is the failure")]

#[path = "cases/basemap.rs"]
mod basemap;
#[path = "cases/batch.rs"]
mod batch;
#[path = "cases/claims.rs"]
mod claims;
#[path = "cases/command_line.rs"]
mod command_line;
#[path = "cases/curated.rs"]
mod curated;
#[path = "cases/export.rs"]
mod export;
#[path = "cases/gallery.rs"]
mod gallery;
#[path = "cases/gazetteer.rs"]
mod gazetteer;
#[path = "cases/geodesy.rs"]
mod geodesy;
#[path = "cases/golden.rs"]
mod golden;
#[path = "cases/language.rs"]
mod language;
#[path = "cases/lists.rs"]
mod lists;
#[path = "cases/map.rs"]
mod map;
#[path = "cases/news.rs"]
mod news;
#[path = "cases/odd_input.rs"]
mod odd_input;
#[path = "cases/projection.rs"]
mod projection;
#[path = "cases/readme.rs"]
mod readme;
#[path = "cases/recognize.rs"]
mod recognize;
#[path = "cases/render.rs"]
mod render;
#[path = "cases/reports.rs"]
mod reports;
#[path = "cases/resolve.rs"]
mod resolve;
mod scenes;
#[path = "cases/shaping.rs"]
mod shaping;
#[path = "cases/story.rs"]
mod story;
#[path = "cases/text.rs"]
mod text;
#[path = "cases/world.rs"]
mod world;
