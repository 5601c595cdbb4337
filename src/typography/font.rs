//! The embedded fonts, each parsed at its first use and kept for the life of the program.

use std::sync::OnceLock;

use harfrust::{ShapePlan, ShaperData};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::OutlineGlyphCollection;
use skrifa::{FontRef, MetadataProvider, charmap::Charmap, metrics::GlyphMetrics};

use super::{Face, FontId};

/// Size of the fallback scripts relative to the Latin letters beside them, which look smaller at equal size.
pub(super) const FALLBACK_SCALE: f32 = 0.95;

/// Vertical measures of a font in em, upwards positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FontMetrics {
    /// Top of the line box above the baseline.
    pub ascent: f32,
    /// Bottom of the line box below the baseline, positive.
    pub descent: f32,
    /// Height of a lower-case x.
    pub x_height: f32,
    /// Height of a capital.
    pub cap_height: f32,
}

/// A parsed font with what shaping and drawing look up again and again.
pub(super) struct Font {
    pub(super) face: FontRef<'static>,
    pub(super) shaper: ShaperData,
    /// How to shape left to right and right to left, each with and without ligatures.
    pub(super) plans: [OnceLock<ShapePlan>; 4],
    pub(super) charmap: Charmap<'static>,
    pub(super) outlines: OutlineGlyphCollection<'static>,
    pub(super) glyphs: GlyphMetrics<'static>,
    pub(super) units_per_em: f32,
    pub(super) metrics: FontMetrics,
}

impl FontId {
    /// Every embedded font.
    pub const ALL: [Self; 8] = [
        Self::Regular,
        Self::Italic,
        Self::Semibold,
        Self::Bold,
        Self::ArabicRegular,
        Self::ArabicBold,
        Self::HebrewRegular,
        Self::HebrewBold,
    ];

    /// The font file, for a document that embeds it.
    pub fn data(self) -> &'static [u8] {
        match self {
            Self::Regular => dateline_basemap::SANS_REGULAR,
            Self::Italic => dateline_basemap::SANS_ITALIC,
            Self::Semibold => dateline_basemap::SANS_SEMIBOLD,
            Self::Bold => dateline_basemap::SANS_BOLD,
            Self::ArabicRegular => dateline_basemap::ARABIC_REGULAR,
            Self::ArabicBold => dateline_basemap::ARABIC_BOLD,
            Self::HebrewRegular => dateline_basemap::HEBREW_REGULAR,
            Self::HebrewBold => dateline_basemap::HEBREW_BOLD,
        }
    }

    /// Weight on the scale of CSS.
    pub const fn weight(self) -> u16 {
        match self {
            Self::Regular | Self::Italic | Self::ArabicRegular | Self::HebrewRegular => 400,
            Self::Semibold => 600,
            Self::Bold | Self::ArabicBold | Self::HebrewBold => 700,
        }
    }

    /// Vertical measures.
    pub fn metrics(self) -> FontMetrics {
        self.font().metrics
    }

    pub(super) fn font(self) -> &'static Font {
        static FONTS: [OnceLock<Font>; 8] = [const { OnceLock::new() }; 8];
        FONTS[self as usize].get_or_init(|| Font::parse(self.data()))
    }

    /// Whether the font has a glyph for the character.
    pub(super) fn covers(self, c: char) -> bool {
        self.font().charmap.map(c).is_some()
    }
}

impl Face {
    /// The font for Latin, Greek and Cyrillic.
    pub(super) const fn latin(self) -> FontId {
        match self {
            Self::Regular => FontId::Regular,
            Self::Italic => FontId::Italic,
            Self::Semibold => FontId::Semibold,
            Self::Bold => FontId::Bold,
        }
    }

    /// The font for Arabic script, which has no italic and no semibold.
    pub(super) const fn arabic(self) -> FontId {
        match self {
            Self::Regular | Self::Italic => FontId::ArabicRegular,
            Self::Semibold | Self::Bold => FontId::ArabicBold,
        }
    }

    /// The font for Hebrew script, which has no italic and no semibold.
    pub(super) const fn hebrew(self) -> FontId {
        match self {
            Self::Regular | Self::Italic => FontId::HebrewRegular,
            Self::Semibold | Self::Bold => FontId::HebrewBold,
        }
    }
}

impl Font {
    fn parse(data: &'static [u8]) -> Self {
        let face = FontRef::new(data).expect("the embedded fonts parse, which a test holds");
        let (size, place) = (Size::unscaled(), LocationRef::default());
        let metrics = face.metrics(size, place);
        let em = f32::from(metrics.units_per_em);
        Self {
            shaper: ShaperData::new(&face),
            plans: [const { OnceLock::new() }; 4],
            charmap: face.charmap(),
            outlines: face.outline_glyphs(),
            glyphs: face.glyph_metrics(size, place),
            units_per_em: em,
            metrics: FontMetrics {
                ascent: metrics.ascent / em,
                descent: -metrics.descent / em,
                x_height: metrics.x_height.unwrap_or(0.5 * em) / em,
                cap_height: metrics.cap_height.unwrap_or(0.7 * em) / em,
            },
            face,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FontId;

    #[test]
    fn every_embedded_font_parses_and_stays_within_its_budget() {
        let mut bytes = 0;
        for id in FontId::ALL {
            let metrics = id.metrics();
            assert!(metrics.ascent > metrics.cap_height && metrics.cap_height > metrics.x_height, "{id:?}");
            bytes += id.data().len();
        }
        assert!(bytes < 800_000, "{bytes} bytes of fonts");
    }

    #[test]
    fn transliteration_marks_and_typographic_signs_have_glyphs() {
        for c in "ʹʻʼʾʿāḥīṣṭẓūžșğı–—’“”…−×°€№·".chars() {
            assert!(FontId::Regular.covers(c), "{c} U+{:04X}", c as u32);
        }
        for c in "پچژگکیءآؤ،؛؟۰۱۲".chars() {
            assert!(FontId::ArabicRegular.covers(c), "{c} U+{:04X}", c as u32);
        }
        for c in "אבגדהוזחטיךכלםמןנסעףפץצקרשת׳״־₪".chars() {
            assert!(FontId::HebrewRegular.covers(c), "{c} U+{:04X}", c as u32);
        }
    }
}
