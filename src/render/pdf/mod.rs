//! A scene as PDF: one page, embedded subsets of the fonts, text that can be selected, and the alternative text on a
//! tagged figure. No date and no random number goes into it,
//! so that the same scene gives the same bytes.
//!
//! Files in reading order: `path`, `paint`, `text`.

mod paint;
mod path;
mod text;

use krilla::geom::{Size, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use super::format::{Format, Settings};
use crate::error::{Error, Result};
use crate::lang::Message;
use crate::limits;
use crate::scene::{Bounds, Item, Path, Scene};
use text::Fonts;

/// PDF; a printed page has its own resolution.
pub(super) const FORMAT: Format = Format { ending: "pdf", encode: written };

fn written(scene: &Scene, settings: &Settings) -> Result<Vec<u8>> {
    let default = PdfOptions::default();
    let dpi = settings.dpi.or(settings.page_dpi).unwrap_or(default.dpi);
    encode(scene, &PdfOptions { dpi, ..default })
}

/// How a scene becomes a PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct PdfOptions {
    /// Page pixels in an inch; default 96, the CSS pixel.
    pub dpi: f32,
    /// Who made the map, for the metadata; default nobody.
    pub author: Option<String>,
    /// Language of the title and the alternative text; default `en`.
    pub language: String,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self { dpi: 96.0, author: None, language: "en".to_owned() }
    }
}

/// Points in an inch.
const POINTS: f32 = 72.0;

/// The scene as a PDF file.
///
/// # Errors
///
/// When the page is empty or too large (see [`super::MAX_SIDE`]), or `dpi` is not between 24 and 2400.
pub fn encode(scene: &Scene, options: &PdfOptions) -> Result<Vec<u8>> {
    super::check_page(scene.width, scene.height)?;
    if !limits::DPI.contains(&options.dpi) {
        let what = Message::NotAResolution { dpi: options.dpi.to_string().into() };
        return Err(Error::input(what, Message::NotAResolutionHint {}));
    }
    let scale = POINTS / options.dpi;
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(metadata(scene, options));
    let size =
        Size::from_wh(scene.width * scale, scene.height * scale).ok_or_else(|| failed("the page has no size"))?;
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let figure = surface.start_tagged(ContentTag::Other);
    surface.push_transform(&Transform::from_scale(scale, scale));
    let ground = Bounds { left: 0.0, top: 0.0, right: scene.width, bottom: scene.height };
    path::draw(&Path::rect(ground), Some(scene.background), None, &mut surface);
    draw_items(&scene.items, &mut surface, &mut Fonts::default());
    surface.pop();
    surface.end_tagged();
    surface.finish();
    page.finish();
    let mut tags = TagTree::new().with_lang(Some(options.language.clone()));
    tags.push(TagGroup::with_children(Tag::Figure(Some(scene.description.clone())), vec![figure.into()]));
    document.set_tag_tree(tags);
    document.finish().map_err(|error| failed(&format!("{error:?}")))
}

fn failed(why: &str) -> Error {
    Error::Encode { what: "pdf", why: why.to_owned() }
}

fn metadata(scene: &Scene, options: &PdfOptions) -> Metadata {
    Metadata::new()
        .title(scene.title.clone())
        .description(scene.description.clone())
        .authors(options.author.iter().cloned().collect())
        .language(options.language.clone())
        .creator("dateline".to_owned())
        .producer("dateline".to_owned())
}

fn draw_items(items: &[Item], surface: &mut Surface<'_>, fonts: &mut Fonts) {
    for item in items {
        match item {
            Item::Path { path, fill, stroke } => path::draw(path, *fill, stroke.as_ref(), surface),
            Item::Text(run) => text::draw(run, surface, fonts),
            Item::Group { clip: None, items, .. } => draw_items(items, surface, fonts),
            Item::Group { clip: Some(clip), items, .. } => {
                let Some(rectangle) = path::build(&Path::rect(*clip)) else { continue };
                surface.push_clip_path(&rectangle, &FillRule::NonZero);
                draw_items(items, surface, fonts);
                surface.pop();
            }
        }
    }
}
