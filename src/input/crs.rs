//! Reference systems that files name: degrees are read as they are, Web Mercator and the zones of UTM converted, all others refused.

use super::{Pair, Shape};
use crate::error::{Error, Result};
use crate::geodesy::notation;

/// A reference system that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crs {
    /// Degrees on WGS 84, or on a system that differs from it by less than any map shows.
    Degrees,
    /// Web Mercator, in metres.
    WebMercator,
    /// A zone of the Universal Transverse Mercator grid, in metres.
    Utm {
        /// 1 to 60.
        zone: u32,
        /// Whether northings count from the south.
        southern: bool,
    },
}

/// Codes of EPSG that are degrees: WGS 84 (also of three dimensions), ETRS89, NAD83, the realisations of ITRF.
const DEGREES: [u32; 9] = [4326, 4979, 4258, 4937, 4269, 4283, 7844, 9000, 9057];
/// Codes of Web Mercator, also those of Esri and of before it had one.
const WEB_MERCATOR: [u32; 5] = [3857, 900_913, 102_100, 102_113, 3785];

impl Crs {
    /// The system of a name: a code, a URN, or the well-known text of a `.prj` file.
    ///
    /// # Errors
    ///
    /// When it is none of those that are understood.
    ///
    /// # Examples
    ///
    /// ```
    /// use dateline::input::crs::Crs;
    /// assert_eq!(Crs::named("urn:ogc:def:crs:OGC:1.3:CRS84").unwrap(), Crs::Degrees);
    /// assert_eq!(Crs::named("EPSG:32736").unwrap(), Crs::Utm { zone: 36, southern: true });
    /// assert!(Crs::named("EPSG:28405").unwrap_err().to_string().contains("EPSG:28405"));
    /// ```
    pub fn named(name: &str) -> Result<Self> {
        let upper = name.trim().to_uppercase();
        let refused = || {
            let shown: String = name.trim().chars().take(60).collect();
            Error::input(
                format!("the coordinates are in a reference system that is not converted: {shown}"),
                "convert the file to WGS 84 (EPSG:4326), for instance with `ogr2ogr -t_srs EPSG:4326`",
            )
        };
        if upper.is_empty()
            || upper.ends_with("CRS84")
            || upper.ends_with("CRS84H")
            || upper == "WGS84"
            || upper == "WGS 84"
        {
            return Ok(Self::Degrees);
        }
        let found = if upper.contains('[') { Self::of_text(&upper) } else { Self::of_code(&upper) };
        found.ok_or_else(refused)
    }

    /// The system of a code of EPSG.
    pub fn of_epsg(code: u32) -> Option<Self> {
        Some(match code {
            code if DEGREES.contains(&code) => Self::Degrees,
            code if WEB_MERCATOR.contains(&code) => Self::WebMercator,
            32_601..=32_660 => Self::Utm { zone: code - 32_600, southern: false },
            32_701..=32_760 => Self::Utm { zone: code - 32_700, southern: true },
            // ETRS89 and NAD83.
            25_828..=25_838 => Self::Utm { zone: code - 25_800, southern: false },
            26_901..=26_923 => Self::Utm { zone: code - 26_900, southern: false },
            _ => return None,
        })
    }

    fn of_code(name: &str) -> Option<Self> {
        let digits = name.rsplit(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?;
        let is_epsg = name.contains("EPSG") || name.contains("ESRI") || name == digits;
        Self::of_epsg(digits.parse().ok()?).filter(|_| is_epsg)
    }

    /// Of well-known text, in the words of EPSG or of Esri.
    fn of_text(text: &str) -> Option<Self> {
        let quoted = text.split('"').nth(1)?.replace(['_', '/'], " ");
        let words: Vec<&str> = quoted.split_whitespace().collect();
        if text.starts_with("GEOG") {
            let near = ["WGS", "ETRS89", "ETRS", "NAD83", "ITRF", "WGS84"];
            let named = words.iter().any(|word| near.iter().any(|known| word.contains(known)));
            return (named || text.contains("WGS_1984") || text.contains("WGS 84")).then_some(Self::Degrees);
        }
        if quoted.contains("WEB MERCATOR") || quoted.contains("PSEUDO-MERCATOR") {
            return Some(Self::WebMercator);
        }
        let is_near = ["WGS", "ETRS", "NAD83", "NAD 1983"].iter().any(|known| quoted.contains(known));
        let zone = words.iter().position(|word| *word == "ZONE").and_then(|at| words.get(at + 1))?;
        let number = zone.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
        let utm = quoted.contains("UTM") && is_near && (1..=60).contains(&number);
        utm.then(|| Self::Utm { zone: number, southern: zone.ends_with('S') })
    }

    /// A pair of this system in degrees; not a number where it lies beyond it.
    pub fn degrees(self, [x, y]: Pair) -> Pair {
        match self {
            Self::Degrees => [x, y],
            Self::WebMercator => web_mercator([x, y]),
            Self::Utm { zone, southern } => {
                notation::utm(zone, southern, x, y).map_or([f64::NAN; 2], |point| [point.lon(), point.lat()])
            }
        }
    }

    /// A geometry of this system in degrees.
    pub fn convert(self, shape: &mut Shape) {
        if self != Self::Degrees {
            shape.each(&mut |pair| *pair = self.degrees(*pair));
        }
    }
}

/// Web Mercator to degrees: the sphere of the equatorial radius, taken for the ellipsoid.
///
/// # References
///
/// IOGP Geomatics Guidance Note 7-2 (2019), section 3.2.2, "Popular Visualisation Pseudo-Mercator".
fn web_mercator([x, y]: Pair) -> Pair {
    const RADIUS: f64 = 6_378_137.0;
    [(x / RADIUS).to_degrees(), (std::f64::consts::FRAC_PI_2 - 2.0 * (-y / RADIUS).exp().atan()).to_degrees()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_systems_are_known_in_every_form() {
        let utm = Crs::Utm { zone: 36, southern: false };
        for (name, crs) in [
            ("urn:ogc:def:crs:EPSG::3857", Crs::WebMercator),
            ("EPSG:4326", Crs::Degrees),
            ("http://www.opengis.net/def/crs/EPSG/0/32636", utm),
            ("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]", Crs::Degrees),
            ("PROJCS[\"WGS_1984_UTM_Zone_36N\",GEOGCS[\"GCS_WGS_1984\"]]", utm),
            ("PROJCS[\"WGS 84 / UTM zone 36N\",GEOGCS[\"WGS 84\"]]", utm),
            ("PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\"]", Crs::WebMercator),
        ] {
            assert_eq!(Crs::named(name).unwrap(), crs, "{name}");
        }
        for name in ["EPSG:2154", "PROJCS[\"Pulkovo_1942_GK_Zone_5\"]", "GEOGCS[\"GCS_Tokyo\"]", "local"] {
            assert!(Crs::named(name).is_err(), "{name}");
        }
    }

    #[test]
    fn metres_become_degrees() {
        let [lon, lat] = Crs::WebMercator.degrees([3_397_471.0, 6_525_000.0]);
        assert!((lon - 30.52).abs() < 0.001 && (lat - 50.46).abs() < 0.02, "{lon} {lat}");
        let [lon, lat] = Crs::named("EPSG:32636").unwrap().degrees([325_000.0, 5_591_000.0]);
        assert!((lon - 30.535).abs() < 0.001 && (lat - 50.4449).abs() < 0.001, "{lon} {lat}");
    }
}
