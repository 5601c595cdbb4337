//! What readers can tell apart: contrast by WCAG 2, colour difference by CIEDE2000 under simulated colour-vision
//! deficiency.
//!
//! # References
//!
//! WCAG 2.2 (2023), relative luminance and contrast ratio; Machado, Oliveira, Fernandes 2009, "A physiologically-based
//! model for simulation of color vision deficiency", IEEE TVCG 15(6), table of severity 1.0; Sharma, Wu, Dalal 2005,
//! "The CIEDE2000 color-difference formula", Color Research and Application 30(1):21-30.

use crate::diagnostic::Diagnostic;
use crate::lang::Message;
use crate::map::style::palette::{Style, Token};
use crate::scene::Color;

/// A way of seeing colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vision {
    /// Full colour.
    Full,
    /// Without long-wave cones.
    Protanopia,
    /// Without medium-wave cones.
    Deuteranopia,
    /// Without short-wave cones.
    Tritanopia,
    /// A grey print.
    Grey,
}

impl Vision {
    /// Its name in the message files.
    const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Protanopia => "protanopia",
            Self::Deuteranopia => "deuteranopia",
            Self::Tritanopia => "tritanopia",
            Self::Grey => "grey",
        }
    }
}

impl Vision {
    /// Every way of seeing that styles are checked for.
    pub(crate) const ALL: [Self; 5] = [Self::Full, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia, Self::Grey];
}

/// The least CIEDE2000 difference between two marker classes, in full colour and every simulated deficiency.
const LEAST_CLASS_DIFFERENCE: f64 = 10.0;
/// The least difference between a marker and the ground that it stands on.
const LEAST_GROUND_DIFFERENCE: f64 = 20.0;
/// The least WCAG contrast of text.
const LEAST_TEXT_CONTRAST: f64 = 4.5;
/// The least WCAG contrast of markers against their rim and of lines that carry meaning.
const LEAST_SHAPE_CONTRAST: f64 = 3.0;

const CLASSES: [Token; 4] = [Token::Attack, Token::Effect, Token::Averted, Token::Mention];
const GROUNDS: [Token; 3] = [Token::Sea, Token::Land, Token::FocusLand];

/// Text and the grounds that it stands on.
const TEXTS: [(Token, &[Token]); 9] = [
    (Token::Text, &[Token::Page, Token::Sea, Token::Land, Token::FocusLand]),
    (Token::Muted, &[Token::Page]),
    (Token::WaterLabel, &[Token::Sea]),
    (Token::CountryLabel, &[Token::Land]),
    (Token::FocusLabel, &[Token::FocusLand, Token::Land, Token::Sea]),
    (Token::CityLabel, &[Token::Sea, Token::Land, Token::FocusLand]),
    (Token::Arc, &[Token::Sea, Token::Land, Token::FocusLand]),
    (Token::Leader, &[Token::Sea, Token::Land, Token::FocusLand]),
    (Token::CityDot, &[Token::Rim]),
];

/// What readers could not see in a style, one diagnostic a fault.
pub(crate) fn faults(style: &Style) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (token, grounds) in TEXTS {
        for &ground in grounds {
            contrast_fault(style, token, ground, LEAST_TEXT_CONTRAST, &mut faults);
        }
    }
    for class in CLASSES {
        contrast_fault(style, class, Token::Rim, LEAST_SHAPE_CONTRAST, &mut faults);
    }
    contrast_fault(style, Token::FocusBorder, Token::FocusLand, LEAST_SHAPE_CONTRAST, &mut faults);
    for vision in Vision::ALL {
        // In grey the classes differ by shape alone; only their stand-out from the ground is asked for.
        if vision != Vision::Grey {
            for (at, &a) in CLASSES.iter().enumerate() {
                for &b in &CLASSES[at + 1..] {
                    difference_fault(style, vision, a, b, LEAST_CLASS_DIFFERENCE, &mut faults);
                }
            }
        }
        for class in CLASSES {
            for ground in GROUNDS {
                difference_fault(style, vision, class, ground, LEAST_GROUND_DIFFERENCE, &mut faults);
            }
        }
    }
    faults
}

fn contrast_fault(style: &Style, token: Token, ground: Token, least: f64, faults: &mut Vec<Diagnostic>) {
    let contrast = contrast(style.color(token), style.color(ground));
    if contrast < least {
        let message = Message::StyleContrast {
            style: style.name.as_str().into(),
            token: token.key().into(),
            ground: ground.key().into(),
            contrast: format!("{contrast:.1}").into(),
            least: least.to_string().into(),
        };
        faults.push(Diagnostic::warning("style-contrast", None, message));
    }
}

fn difference_fault(style: &Style, vision: Vision, a: Token, b: Token, least: f64, faults: &mut Vec<Diagnostic>) {
    let difference = difference(seen(style.color(a), vision), seen(style.color(b), vision));
    if difference < least {
        let message = Message::StyleVision {
            style: style.name.as_str().into(),
            one: a.key().into(),
            other: b.key().into(),
            difference: format!("{difference:.1}").into(),
            vision: vision.code().into(),
            least: least.to_string().into(),
        };
        faults.push(Diagnostic::warning("style-vision", None, message));
    }
}

/// The WCAG 2 contrast ratio of two colours, 1 to 21.
pub(crate) fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(linear(a)), luminance(linear(b)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour as seen, in linear sRGB.
pub(crate) fn seen(color: Color, vision: Vision) -> [f64; 3] {
    let rgb = linear(color);
    let matrix = match vision {
        Vision::Full => return rgb,
        Vision::Grey => return [luminance(rgb); 3],
        Vision::Protanopia => {
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        }
        Vision::Deuteranopia => {
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        }
        Vision::Tritanopia => {
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    };
    matrix.map(|row| (row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]).clamp(0.0, 1.0))
}

fn linear(color: Color) -> [f64; 3] {
    [color.r, color.g, color.b].map(|channel| {
        let v = f64::from(channel) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance([r, g, b]: [f64; 3]) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// CIELAB under D65 from linear sRGB.
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let xyz = [
        (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
    ];
    let [x, y, z] = xyz.map(|t| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The CIEDE2000 difference of two colours in linear sRGB.
pub(crate) fn difference(first: [f64; 3], second: [f64; 3]) -> f64 {
    lab_difference(lab(first), lab(second))
}

/// Sharma, Wu, Dalal 2005, equations 2 to 22, with all weights 1.
fn lab_difference([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let mean_c = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let g = 0.5 * (1.0 - (mean_c.powi(7) / (mean_c.powi(7) + 25f64.powi(7))).sqrt());
    let polar = |a: f64, b: f64| {
        let a = a * (1.0 + g);
        (a.hypot(b), if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) })
    };
    let ((c1, h1), (c2, h2)) = (polar(a1, b1), polar(a2, b2));
    let (dl, dc) = (l2 - l1, c2 - c1);
    let grey = c1 * c2 == 0.0;
    let dh = match h2 - h1 {
        _ if grey => 0.0,
        d if d > 180.0 => d - 360.0,
        d if d < -180.0 => d + 360.0,
        d => d,
    };
    let big_dh = 2.0 * (c1 * c2).sqrt() * (dh / 2.0).to_radians().sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = if grey {
        h1 + h2
    } else if (h1 - h2).abs() <= 180.0 {
        (h1 + h2) / 2.0
    } else if h1 + h2 < 360.0 {
        (h1 + h2 + 360.0) / 2.0
    } else {
        (h1 + h2 - 360.0) / 2.0
    };
    let t = 1.0 - 0.17 * (h - 30.0).to_radians().cos()
        + 0.24 * (2.0 * h).to_radians().cos()
        + 0.32 * (3.0 * h + 6.0).to_radians().cos()
        - 0.20 * (4.0 * h - 63.0).to_radians().cos();
    let turn = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let sc = 1.0 + 0.045 * c;
    let sh = 1.0 + 0.015 * c * t;
    let rt = -(2.0 * turn).to_radians().sin() * rc;
    let (l, c, h) = (dl / sl, dc / sc, big_dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs 1, 7, 13 and 25 of table 1 of Sharma, Wu, Dalal 2005.
    #[test]
    fn differences_agree_with_the_published_pairs() {
        let pairs = [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0011], 7.2195),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ];
        for (a, b, expected) in pairs {
            assert!((lab_difference(a, b) - expected).abs() < 1e-4, "{a:?} {b:?}: {}", lab_difference(a, b));
        }
    }

    /// The smallest difference between two marker classes of each built-in style, worked out apart from this program.
    #[test]
    fn the_classes_of_the_built_in_styles_differ_as_their_design_states() {
        let stated = [
            (Vision::Full, [26.6, 19.0, 24.2, 25.0]),
            (Vision::Deuteranopia, [15.3, 14.7, 22.9, 14.6]),
            (Vision::Protanopia, [12.6, 18.1, 22.6, 11.8]),
            (Vision::Tritanopia, [18.8, 20.9, 22.7, 15.7]),
        ];
        for (vision, expected) in stated {
            for (name, expected) in ["light", "dark", "print", "contrast"].into_iter().zip(expected) {
                let style = Style::built_in(name).unwrap();
                let color = |token: Token| seen(style.color(token), vision);
                let pairs =
                    CLASSES.iter().enumerate().flat_map(|(at, &a)| CLASSES[at + 1..].iter().map(move |&b| (a, b)));
                let smallest = pairs.map(|(a, b)| difference(color(a), color(b))).fold(f64::MAX, f64::min);
                assert!((smallest - expected).abs() < 0.15, "{name} {vision:?}: {smallest:.2}, stated {expected}");
                assert!(smallest >= LEAST_CLASS_DIFFERENCE);
            }
        }
    }

    #[test]
    fn a_style_whose_markers_merge_for_some_readers_is_told_so() {
        let faults = |colors: &str| Style::read(&format!("base = \"light\"\n[colors]\n{colors}")).unwrap().1;
        // Red and green of one lightness: apart in full colour, one to readers without long- or medium-wave cones.
        let merged = faults("attack = \"#B35A2E\"\naverted = \"#6F7A2E\"");
        let about = |fault: &Diagnostic, vision: &str| {
            crate::lang::voice().say(&fault.message).contains("`attack` and `averted`")
                && crate::lang::voice().say(&fault.message).contains(vision)
        };
        assert!(merged.iter().any(|fault| about(fault, "Deuteranopia")), "{merged:?}");
        assert!(!merged.iter().any(|fault| about(fault, "Full")), "{merged:?}");
        let sunk = faults("mention = \"#D8E2E6\"");
        assert!(
            sunk.iter().any(|fault| crate::lang::voice().say(&fault.message).contains("`mention` and `sea`")),
            "{sunk:?}"
        );
    }

    #[test]
    fn black_on_white_is_the_greatest_contrast() {
        let (black, white) = (Color { r: 0, g: 0, b: 0, a: 255 }, Color { r: 255, g: 255, b: 255, a: 255 });
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    }
}
