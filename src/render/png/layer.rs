//! The display list as layers: straight lines in device pixels, how they cover pixels, and a colour.

use std::rc::Rc;

use super::contour::Contour;
use super::text::Letters;
use super::{dash, path};
use crate::scene::{Bounds, Color, Item, Scene, Stroke};

/// How contours cover pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cover {
    /// The area between them, every second crossing outside.
    EvenOdd,
    /// The area that they wind around.
    NonZero,
    /// The pixels near them.
    Line(LineCover),
}

/// How a line covers pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LineCover {
    pub(super) half_width: f32,
    /// Whether open ends are cut square rather than rounded.
    pub(super) butt: bool,
}

/// A rectangle of whole device pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PixelRect {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) right: u32,
    pub(super) bottom: u32,
}

/// Something of one colour.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    /// Shared by a fill, the stroke over it and the halo below it.
    pub(super) contours: Rc<[Contour]>,
    pub(super) cover: Cover,
    pub(super) color: Color,
    /// Outside of which nothing is drawn.
    pub(super) clip: PixelRect,
    /// Least and greatest y of all that it covers.
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Layer {
    fn new(contours: Rc<[Contour]>, cover: Cover, color: Color, clip: PixelRect) -> Self {
        let margin = match cover {
            Cover::Line(line) => line.half_width + 0.5,
            Cover::EvenOdd | Cover::NonZero => 0.0,
        };
        let top = contours.iter().map(|contour| contour.top).fold(f32::INFINITY, f32::min) - margin;
        let bottom = contours.iter().map(|contour| contour.bottom).fold(f32::NEG_INFINITY, f32::max) + margin;
        Self { contours, cover, color, clip, top, bottom }
    }
}

/// The layers of a scene in painting order.
pub(super) fn layers(scene: &Scene, ratio: f32, width: u32, height: u32) -> Vec<Layer> {
    let mut builder = Builder { ratio, letters: Letters::default(), layers: Vec::new() };
    builder.items(&scene.items, PixelRect { left: 0, top: 0, right: width, bottom: height });
    builder.layers
}

struct Builder {
    ratio: f32,
    letters: Letters,
    layers: Vec<Layer>,
}

impl Builder {
    fn items(&mut self, items: &[Item], clip: PixelRect) {
        for item in items {
            match item {
                Item::Path { path, fill, stroke } => {
                    let contours = path::flatten(&path.0, self.ratio).into();
                    self.stroke_over(contours, fill.map(|color| (Cover::EvenOdd, color)), stroke.as_ref(), clip);
                }
                Item::Text(run) => {
                    let contours: Rc<[Contour]> = self.letters.flatten(run, self.ratio).into();
                    if let Some(halo) = &run.halo {
                        self.stroke_over(Rc::clone(&contours), None, Some(halo), clip);
                    }
                    self.stroke_over(contours, Some((Cover::NonZero, run.color)), None, clip);
                }
                Item::Group { clip: inner, items, .. } => {
                    let inner = inner.map_or(clip, |bounds| self.clipped(bounds, clip));
                    self.items(items, inner);
                }
            }
        }
    }

    /// Adds a fill and the stroke over it.
    fn stroke_over(
        &mut self,
        contours: Rc<[Contour]>,
        fill: Option<(Cover, Color)>,
        stroke: Option<&Stroke>,
        clip: PixelRect,
    ) {
        let line = stroke.and_then(|stroke| self.line(&contours, stroke, clip));
        if let Some((cover, color)) = fill {
            self.layers.push(Layer::new(contours, cover, color, clip));
        }
        self.layers.extend(line);
    }

    fn line(&self, contours: &Rc<[Contour]>, stroke: &Stroke, clip: PixelRect) -> Option<Layer> {
        let width = stroke.width * self.ratio;
        if width.is_nan() || width <= 0.0 {
            return None;
        }
        let dashes: Vec<f32> = stroke.dash.iter().map(|d| d * self.ratio).collect();
        let (contours, butt) = match dash::dashed(contours, &dashes) {
            Some(pieces) => (pieces.into(), true),
            None => (Rc::clone(contours), false),
        };
        let cover = Cover::Line(LineCover { half_width: 0.5 * width, butt });
        Some(Layer::new(contours, cover, stroke.color, clip))
    }

    /// A rectangle of the page within another, in whole pixels.
    fn clipped(&self, bounds: Bounds, within: PixelRect) -> PixelRect {
        let at = |v: f32, low: u32, high: u32| ((v * self.ratio).round().max(0.0) as u32).clamp(low, high);
        PixelRect {
            left: at(bounds.left, within.left, within.right),
            top: at(bounds.top, within.top, within.bottom),
            right: at(bounds.right, within.left, within.right),
            bottom: at(bounds.bottom, within.top, within.bottom),
        }
    }
}
