//! The disputed territories: which faces they are made of, under whose code they stand, who claims them.
//!
//! The divisions follow Natural Earth's de-facto view. What is listed here keeps an identity of its own, so that a
//! map can hatch it or dash its edge, and a distance can be measured with and without it.

use super::admin1::{Division, GRID, Point};
use dateline_format::basemap::TerritoryStatus::{self, Breakaway, Held, Open};

/// A disputed territory.
#[derive(Debug)]
pub(crate) struct Territory {
    pub(crate) name: &'static str,
    /// The ISO code under which its ground stands: the holder's, or its own.
    pub(crate) administrator: &'static str,
    pub(crate) claimants: &'static [&'static str],
    pub(crate) status: TerritoryStatus,
    ground: Ground,
}

/// How the faces of a territory are found.
#[derive(Debug)]
enum Ground {
    /// All divisions of one of Natural Earth's administering units.
    Unit(&'static str),
    /// Divisions by their ISO 3166-2 codes.
    Divisions(&'static [&'static str]),
    /// The islands of a division inside a box of west, south, east, north degrees.
    Islands(&'static str, [f64; 4]),
    /// What `split` cut off a division along a claim line.
    Cut,
}

/// The Golan, which is cut from Israel's Northern District along the line of the Syrian claim.
pub(crate) const GOLAN: usize = 0;

/// Every territory; its index is its number in the basemap.
pub(crate) const TERRITORIES: &[Territory] = &[
    territory("Golan Heights", "IL", &["IL", "SY"], Held, Ground::Cut),
    territory("West Bank", "PS", &["PS"], Open, Ground::Divisions(&["PS-WBK"])),
    territory("Gaza Strip", "PS", &["PS"], Open, Ground::Divisions(&["PS-GZZ"])),
    territory("Crimea", "RU", &["RU", "UA"], Held, Ground::Divisions(&["UA-43", "UA-40"])),
    territory("Northern Cyprus", "CY", &["CY"], Breakaway, Ground::Unit("CYN")),
    territory("Kosovo", "XK", &["RS", "XK"], Breakaway, Ground::Unit("KOS")),
    territory("Western Sahara", "EH", &["EH", "MA"], Open, Ground::Unit("SAH")),
    territory("Somaliland", "SO", &["SO"], Breakaway, Ground::Unit("SOL")),
    territory("Abkhazia", "GE", &["GE"], Breakaway, Ground::Divisions(&["GE-AB"])),
    territory("Transnistria", "MD", &["MD"], Breakaway, Ground::Divisions(&["MD-SN", "MD-CAM", "MD-GRI"])),
    territory("Siachen Glacier", "IN", &["IN", "PK"], Held, Ground::Unit("KAS")),
    territory("Jammu and Kashmir", "IN", &["IN", "PK"], Held, Ground::Divisions(&["IN-JK", "IN-LA"])),
    territory(
        "Azad Kashmir and Gilgit-Baltistan",
        "PK",
        &["IN", "PK"],
        Held,
        Ground::Divisions(&["PK-JK", "PK-GB", "PK-NA"]),
    ),
    territory("Arunachal Pradesh", "IN", &["CN", "IN"], Held, Ground::Divisions(&["IN-AR"])),
    territory("Falkland Islands", "FK", &["AR", "FK", "GB"], Held, Ground::Unit("FLK")),
    territory(
        "Southern Kuril Islands",
        "RU",
        &["JP", "RU"],
        Held,
        Ground::Islands("RU-SAK", [145.2, 43.2, 149.2, 45.7]),
    ),
    territory("Abu Musa and the Tunbs", "IR", &["AE", "IR"], Held, Ground::Islands("IR-23", [54.9, 25.8, 55.4, 26.4])),
    territory("Spratly Islands", "VN", &["BN", "CN", "MY", "PH", "TW", "VN"], Open, Ground::Unit("PGA")),
    territory("Gibraltar", "GI", &["ES", "GI"], Held, Ground::Unit("GIB")),
];

const fn territory(
    name: &'static str,
    administrator: &'static str,
    claimants: &'static [&'static str],
    status: TerritoryStatus,
    ground: Ground,
) -> Territory {
    Territory { name, administrator, claimants, status, ground }
}

/// Gives every division its territory; islands that are one become divisions of their own.
pub(crate) fn assign(divisions: &mut Vec<Division>) {
    let mut islands = Vec::new();
    for (index, territory) in TERRITORIES.iter().enumerate() {
        for division in divisions.iter_mut() {
            match &territory.ground {
                Ground::Unit(unit) if division.adm0 == *unit => division.territory = Some(index),
                Ground::Divisions(codes) if codes.contains(&division.iso_3166_2.as_str()) => {
                    division.territory = Some(index);
                }
                Ground::Islands(code, bounds) if division.iso_3166_2 == *code => {
                    let (inside, outside) = division.rings.drain(..).partition(|ring| lies_in(ring, bounds));
                    division.rings = outside;
                    islands.push(Division { rings: inside, territory: Some(index), ..division.clone() });
                }
                _ => {}
            }
        }
    }
    islands.retain(|division| !division.rings.is_empty());
    divisions.append(&mut islands);
}

fn lies_in(ring: &[Point], [west, south, east, north]: &[f64; 4]) -> bool {
    ring.iter().all(|p| {
        let (lon, lat) = (f64::from(p.0) / GRID, f64::from(p.1) / GRID);
        lon >= *west && lon <= *east && lat >= *south && lat <= *north
    })
}
