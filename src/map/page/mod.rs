//! The page: its size and medium, and where head, map and foot stand on it.

pub(in crate::map) mod draw;
pub(in crate::map) mod heap;
pub(in crate::map) mod rect;

use crate::error::{Error, Result};
use crate::lang::Message;
use crate::limits;
use crate::map::page::rect::Rect;

/// What a page is made for; sizes of type, markers and lines follow from it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Medium {
    /// A screen page wider than high.
    Landscape,
    /// A screen page as high as wide, or higher: read on a phone.
    Portrait,
    /// A column of a printed page.
    Print {
        /// Pixels an inch.
        dpi: f32,
    },
}

/// The least and greatest side of a page in pixels.
const SIDES: std::ops::RangeInclusive<u32> = 200..=limits::SIDE;
/// The greatest number of pixels of a page.
const MOST_PIXELS: u64 = limits::PIXELS;

/// The size of a page and what it is made for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// What it is made for.
    pub medium: Medium,
}

impl Default for Page {
    /// 1600 × 1000 pixels on a screen.
    fn default() -> Self {
        Self { width: 1600.0, height: 1000.0, medium: Medium::Landscape }
    }
}

impl Page {
    /// A screen page of this many pixels.
    ///
    /// # Errors
    ///
    /// When a side is below 200 or above 16,384 pixels, or the page holds more than 64 million.
    pub fn new(width: u32, height: u32) -> Result<Self> {
        let medium = if height >= width { Medium::Portrait } else { Medium::Landscape };
        Self::checked(width, height, medium)
    }

    fn checked(width: u32, height: u32, medium: Medium) -> Result<Self> {
        let fits = SIDES.contains(&width) && SIDES.contains(&height);
        if !fits || u64::from(width) * u64::from(height) > MOST_PIXELS {
            let (width, height) = (u64::from(width).into(), u64::from(height).into());
            return Err(Error::input(Message::PageTooOdd { width, height }, Message::PageTooOddHint {}));
        }
        Ok(Self { width: width as f32, height: height as f32, medium })
    }

    /// Reads a size such as `1600x1000`.
    ///
    /// # Errors
    ///
    /// When it is not two whole numbers, or the page cannot be made.
    pub fn from_size(size: &str) -> Result<Self> {
        let parts = size.split_once(['x', 'X', '×']);
        let numbers = parts.and_then(|(w, h)| Some((w.trim().parse().ok()?, h.trim().parse().ok()?)));
        let Some((width, height)) = numbers else {
            return Err(Error::input(Message::NotASize { size: size.into() }, Message::NotASizeHint {}));
        };
        Self::new(width, height)
    }

    /// Reads a preset: `16:9`, `16:10`, `3:2`, `4:5`, `1:1`, `9:16`, or a printed column such as `120mm@300`.
    ///
    /// # Errors
    ///
    /// When it is none of these; the message lists them.
    pub fn from_aspect(aspect: &str) -> Result<Self> {
        match aspect {
            "16:9" => Self::new(1600, 900),
            "16:10" => Self::new(1600, 1000),
            "3:2" => Self::new(1500, 1000),
            "4:3" => Self::new(1600, 1200),
            "4:5" => Self::new(1080, 1350),
            "1:1" => Self::new(1080, 1080),
            "9:16" => Self::new(1080, 1920),
            other => Self::column(other).unwrap_or_else(|| {
                Err(Error::input(Message::NoAspect { aspect: other.into() }, Message::NoAspectHint {}))
            }),
        }
    }

    /// A printed column `WIDTHmm@DPI`, at the height that its width needs for head, map and foot.
    fn column(text: &str) -> Option<Result<Self>> {
        let (width, dpi) = text.split_once("mm@")?;
        let (width, dpi): (f32, f32) = (width.trim().parse().ok()?, dpi.trim().parse().ok()?);
        if !(width > 0.0 && dpi > 0.0 && dpi <= 2400.0) {
            return None;
        }
        let pixels = (width / 25.4 * dpi).round();
        let height = (pixels * 0.5986 + 252.0 * dpi / 300.0).round();
        Some(Self::checked(pixels as u32, height as u32, Medium::Print { dpi }))
    }

    /// Pixels an inch of a printed page.
    pub fn print_dpi(&self) -> Option<f32> {
        match self.medium {
            Medium::Print { dpi } => Some(dpi),
            Medium::Landscape | Medium::Portrait => None,
        }
    }

    /// The page at its full size times `factor`, with sizes of type to match: the same picture in more pixels is made
    /// by the renderer; this is for pages measured in device pixels.
    pub fn scale(&self) -> f32 {
        match self.medium {
            Medium::Print { .. } => 1.0,
            Medium::Portrait => (self.width / 1080.0).max(0.32),
            Medium::Landscape if self.width > 1600.0 => self.width / 1600.0,
            Medium::Landscape if self.width >= 1200.0 => 1.0,
            Medium::Landscape => 0.85 + 0.15 * ((self.width - 640.0) / 560.0).clamp(0.0, 1.0),
        }
    }

    /// How many times a length of the landscape page is on this one.
    pub fn unit(&self) -> f32 {
        match self.medium {
            Medium::Landscape => self.scale(),
            Medium::Portrait => 1.5 * self.scale(),
            Medium::Print { dpi } => 1.55 * dpi / 300.0,
        }
    }

    /// How many times a line of the landscape page is as wide on this one.
    pub fn line(&self) -> f32 {
        match self.medium {
            Medium::Landscape => self.scale(),
            Medium::Portrait => 1.45 * self.scale(),
            Medium::Print { dpi } => 2.0 * dpi / 300.0,
        }
    }

    /// The side of a site's marker box.
    pub fn marker(&self) -> f32 {
        match self.medium {
            Medium::Landscape => 22.0 * self.scale(),
            Medium::Portrait => 36.0 * self.scale(),
            Medium::Print { dpi } => 3.0 / 25.4 * dpi,
        }
    }

    /// Whether the page is the tall one of stories, where the network covers the top and the bottom.
    pub fn is_story(&self) -> bool {
        self.medium == Medium::Portrait && self.height / self.width > 1.6
    }

    /// The space between the text of head and foot and the page's left and right edges.
    pub fn margin(&self) -> f32 {
        match self.medium {
            Medium::Landscape => 36.0 * self.scale(),
            Medium::Portrait if self.is_story() => 48.0 * self.scale(),
            Medium::Portrait => 40.0 * self.scale(),
            Medium::Print { .. } => 0.0,
        }
    }

    /// What must stay free at the top and the bottom of the page.
    pub fn safe(&self) -> (f32, f32) {
        if self.is_story() { (220.0 * self.scale(), 300.0 * self.scale()) } else { (0.0, 0.0) }
    }

    /// The whole page.
    pub(crate) fn rect(&self) -> Rect {
        Rect::new(0.0, 0.0, self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_presets_are_read() {
        assert_eq!(Page::from_size("1600x1000").unwrap(), Page::default());
        assert_eq!(Page::from_aspect("4:5").unwrap().medium, Medium::Portrait);
        let print = Page::from_aspect("120mm@300").unwrap();
        assert_eq!((print.width, print.height), (1417.0, 1100.0));
    }

    #[test]
    fn impossible_pages_are_refused_with_a_remedy() {
        for size in ["0x0", "1000000x1000000", "1600", "ax10", "-5x10"] {
            assert!(Page::from_size(size).is_err(), "{size}");
        }
        assert!(Page::from_aspect("7:5").unwrap_err().to_string().contains("16:9"));
        assert!(Page::from_aspect("0mm@300").is_err());
    }
}
