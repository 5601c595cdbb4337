//! The display list to pixels.
//!
//! A clipped group that is as wide as the page is drawn into its rows alone; a narrower one (an inset) into a copy of
//! its rectangle, which is put back. So no mask of the whole page is ever made.

use tiny_skia::{FillRule, IntRect, Pixmap, PixmapMut, PixmapPaint, Transform};

use super::{paint, path, text};
use crate::error::{Error, Result};
use crate::scene::{Bounds, Item, Path, Point, Scene, Stroke};

/// Where page pixels lie in the pixel buffer that is drawn into.
#[derive(Clone, Copy)]
pub(super) struct Device {
    ratio: f32,
    left: i32,
    top: i32,
}

impl Device {
    /// A page position in the buffer.
    pub(super) fn place(&self, (x, y): Point) -> Point {
        (x * self.ratio - self.left as f32, y * self.ratio - self.top as f32)
    }

    /// A rectangle of the page in whole pixels of the buffer, as far as it lies inside.
    fn pixels(&self, b: Bounds, width: u32, height: u32) -> Option<IntRect> {
        let at = |v: f32, origin: i32, limit: u32| {
            ((v * self.ratio).round() - origin as f32).clamp(0.0, limit as f32) as i32
        };
        let (left, right) = (at(b.left, self.left, width), at(b.right, self.left, width));
        let (top, bottom) = (at(b.top, self.top, height), at(b.bottom, self.top, height));
        IntRect::from_ltrb(left, top, right, bottom)
    }
}

/// Draws the scene on its background.
pub(super) fn draw(scene: &Scene, ratio: f32, width: u32, height: u32) -> Result<Pixmap> {
    let mut pixmap = Pixmap::new(width, height)
        .ok_or_else(|| Error::Encode { what: "PNG", why: format!("no buffer of {width} × {height} pixels") })?;
    let ground = scene.background;
    pixmap.fill(tiny_skia::Color::from_rgba8(ground.r, ground.g, ground.b, ground.a));
    draw_items(&scene.items, &mut pixmap.as_mut(), Device { ratio, left: 0, top: 0 });
    Ok(pixmap)
}

fn draw_items(items: &[Item], out: &mut PixmapMut<'_>, device: Device) {
    for item in items {
        match item {
            Item::Path { path, fill, stroke } => {
                draw_path(path, *fill, stroke.as_ref(), out, device);
            }
            Item::Text(run) => text::draw(run, out, device),
            Item::Group { clip: None, items, .. } => draw_items(items, out, device),
            Item::Group { clip: Some(clip), items, .. } => draw_clipped(items, *clip, out, device),
        }
    }
}

fn draw_clipped(items: &[Item], clip: Bounds, out: &mut PixmapMut<'_>, device: Device) {
    let (width, height) = (out.width(), out.height());
    let Some(rect) = device.pixels(clip, width, height) else { return };
    let inner = Device { left: device.left + rect.left(), top: device.top + rect.top(), ..device };
    if rect.width() == width {
        let row = width as usize * 4;
        let rows = rect.top() as usize * row..rect.bottom() as usize * row;
        if let Some(mut band) = PixmapMut::from_bytes(&mut out.data_mut()[rows], width, rect.height()) {
            draw_items(items, &mut band, inner);
        }
        return;
    }
    let Some(mut part) = out.as_ref().clone_rect(rect) else { return };
    draw_items(items, &mut part.as_mut(), inner);
    let paint = PixmapPaint { blend_mode: tiny_skia::BlendMode::Source, ..PixmapPaint::default() };
    out.draw_pixmap(rect.left(), rect.top(), part.as_ref(), &paint, Transform::identity(), None);
}

fn draw_path(
    path: &Path,
    fill: Option<crate::scene::Color>,
    stroke: Option<&Stroke>,
    out: &mut PixmapMut<'_>,
    device: Device,
) {
    let Some(path) = path::build(path, &device) else { return };
    if let Some(color) = fill {
        out.fill_path(&path, &paint::paint(color), FillRule::EvenOdd, Transform::identity(), None);
    }
    stroke_path(&path, stroke, out, device);
}

/// Strokes a path that is already in device pixels.
pub(super) fn stroke_path(path: &tiny_skia::Path, stroke: Option<&Stroke>, out: &mut PixmapMut<'_>, device: Device) {
    let Some(stroke) = stroke else { return };
    let Some(set) = paint::stroke(stroke, device.ratio) else { return };
    out.stroke_path(path, &paint::paint(stroke.color), &set, Transform::identity(), None);
}
