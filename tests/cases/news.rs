//! The labelled reports of `tests/news`: names found, points within 25 km, sites struck, with every fault listed.
//!
//! A name is found when the spans overlap, one to one. Sites of one report within 25 km of each other are one, and so are those of
//! one country; a site is right within 25 km of a marked one. `cargo test news -- --nocapture` prints the table.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dateline::analysis::Analysis;
use dateline::geodesy;
use dateline::geometry::LonLat;
use dateline::pipeline::{self, Context};
use dateline::site::Role;
use dateline::span::Span;
use dateline::text::Date;
use dateline::world::World;

/// Kilometres within which a point is right, and sites are one.
const NEAR_KM: f64 = 25.0;

/// A marked name.
struct Marked {
    span: Span,
    words: String,
    kind: String,
    struck: bool,
    uncertain: bool,
    /// Whether the point is not known to ten kilometres.
    coarse: bool,
    point: Option<LonLat>,
}

/// A report without its marks.
struct Labelled {
    name: String,
    date: Date,
    text: String,
    marks: Vec<Marked>,
    /// What may be named or not.
    ignored: Vec<Span>,
}

fn read(path: &Path) -> Labelled {
    let file = fs::read_to_string(path).expect("a report");
    let (head, body) = file.split_once("\n\n").expect("a head, an empty line, a report");
    let date = head.lines().find_map(|line| line.strip_prefix("date: ")).expect("date: YYYY-MM-DD");
    let parts: Vec<i16> = date.split('-').map(|part| part.parse().expect("a number")).collect();
    let (mut text, mut marks, mut ignored) = (String::new(), Vec::new(), Vec::new());
    let mut rest = body.trim_matches('\n');
    while let Some((before, after)) = rest.split_once("[[") {
        let (mark, tail) = after.split_once("]]").expect("a mark ends in ]]");
        let cells: Vec<&str> = mark.split('|').collect();
        text += before;
        let start = text.chars().count();
        text += cells[0];
        let span = Span::new(start, start + cells[0].chars().count());
        if cells[1..].iter().take(2).any(|cell| *cell == "ignore") {
            ignored.push(span);
        } else {
            marks.push(marked(span, &cells));
        }
        rest = tail;
    }
    text += rest;
    Labelled {
        name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        date: Date { year: parts[0], month: parts[1] as u8, day: parts[2] as u8 },
        text: text.trim_end().to_owned(),
        marks,
        ignored,
    }
}

fn marked(span: Span, cells: &[&str]) -> Marked {
    let flags = cells.get(4..).unwrap_or_default();
    let coarse = flags.contains(&"coarse") || cells[3].is_empty();
    let point = (!cells[3].is_empty()).then(|| {
        let (latitude, longitude) = cells[3].split_once(',').expect("latitude,longitude");
        let (longitude, latitude) =
            (longitude.trim().parse().expect("a number"), latitude.trim().parse().expect("a number"));
        LonLat::new(longitude, latitude).expect("a point on Earth")
    });
    Marked {
        span,
        words: cells[0].to_owned(),
        kind: cells[1].to_owned(),
        struck: cells[2] == "strike_site",
        uncertain: flags.contains(&"uncertain"),
        coarse,
        point,
    }
}

/// A place struck, of which several mentions may be one: its points, and the country where it is one.
#[derive(Clone)]
struct Struck {
    country: Option<String>,
    points: Vec<LonLat>,
    words: String,
}

impl Struck {
    fn is(&self, other: &Self) -> bool {
        let near = |a: &LonLat| other.points.iter().any(|b| km(*a, *b) <= NEAR_KM);
        match (&self.country, &other.country) {
            (Some(one), Some(other)) if one == other => true,
            _ => self.points.iter().any(near),
        }
    }
}

fn merged(all: Vec<Struck>) -> Vec<Struck> {
    let mut merged: Vec<Struck> = Vec::new();
    for one in all {
        match merged.iter_mut().find(|other| other.country.is_some() == one.country.is_some() && other.is(&one)) {
            Some(known) => known.points.extend(one.points),
            None => merged.push(one),
        }
    }
    merged
}

fn km(a: LonLat, b: LonLat) -> f64 {
    geodesy::inverse(a, b).length.km()
}

/// Found, right among what was found, and wanted.
#[derive(Default)]
struct Score {
    right: usize,
    given: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / self.given.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.found as f64 / self.wanted.max(1) as f64
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        2.0 * p * r / (p + r).max(1e-9)
    }
}

#[derive(Default)]
struct Table {
    names: Score,
    sites: Score,
    near: (usize, usize),
    calm: usize,
    alarmed: usize,
    faults: String,
}

impl Table {
    fn add(&mut self, report: &Labelled, analysis: &Analysis) {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (at, mark) in report.marks.iter().enumerate() {
            let taken = |place: usize| pairs.iter().any(|(_, other)| *other == place);
            let hit = (0..analysis.places.len())
                .find(|&place| analysis.places[place].span.overlaps(mark.span) && !taken(place));
            match hit {
                Some(place) => pairs.push((at, place)),
                None => self.fault(report, "name missed", &mark.words),
            }
        }
        let unpaired = |place: usize| !pairs.iter().any(|(_, other)| *other == place);
        let ignored = |place: usize| {
            unpaired(place) && report.ignored.iter().any(|span| analysis.places[place].span.overlaps(*span))
        };
        for (place, found) in analysis.places.iter().enumerate() {
            if ignored(place) {
                continue;
            }
            if unpaired(place) {
                self.fault(report, "no name", &found.text);
            }
        }
        self.names.right += pairs.len();
        self.names.found += pairs.len();
        self.names.given += (0..analysis.places.len()).filter(|&place| !ignored(place)).count();
        self.names.wanted += report.marks.len();
        for &(mark, place) in &pairs {
            let mark = &report.marks[mark];
            let Some(truth) = mark.point.filter(|_| !mark.coarse && matches!(mark.kind.as_str(), "city" | "facility"))
            else {
                continue;
            };
            let point = analysis.places[place].position.as_ref().map(|position| position.point);
            let near = point.is_some_and(|point| km(point, truth) <= NEAR_KM);
            self.near.1 += 1;
            self.near.0 += usize::from(near);
            if !near {
                let apart = point.map_or("not placed".to_owned(), |point| format!("{:.0} km off", km(point, truth)));
                self.fault(report, &apart, &mark.words);
            }
        }
        self.add_sites(report, analysis);
    }

    fn add_sites(&mut self, report: &Labelled, analysis: &Analysis) {
        let wanted = |struck: bool| {
            let of = report.marks.iter().filter(move |mark| mark.uncertain != struck && (mark.struck || !struck));
            merged(
                of.map(|mark| Struck {
                    country: (mark.kind == "country").then(|| mark.words.clone()),
                    points: mark.point.into_iter().collect(),
                    words: mark.words.clone(),
                })
                .collect(),
            )
        };
        let (required, optional) = (wanted(true), wanted(false));
        let roles = analysis.places.iter().zip(&analysis.roles).filter(|(_, role)| **role == Role::StrikeSite);
        let found = merged(
            roles
                .filter_map(|(place, _)| {
                    if report.ignored.iter().any(|span| span.overlaps(place.span)) {
                        return None;
                    }
                    let country =
                        report.marks.iter().find(|mark| mark.kind == "country" && mark.span.overlaps(place.span));
                    Some(Struck {
                        country: country.map(|mark| mark.words.clone()),
                        points: vec![place.position.as_ref()?.point],
                        words: place.text.clone(),
                    })
                })
                .collect(),
        );
        let mut alarmed = false;
        for site in &found {
            if required.iter().any(|other| other.is(site)) {
                self.sites.right += 1;
                self.sites.given += 1;
            } else if !optional.iter().any(|other| other.is(site)) {
                self.sites.given += 1;
                alarmed = true;
                self.fault(report, "no site", &site.words);
            }
        }
        for site in &required {
            self.sites.wanted += 1;
            if found.iter().any(|other| other.is(site)) {
                self.sites.found += 1;
            } else {
                self.fault(report, "site missed", &site.words);
            }
        }
        if required.is_empty() && optional.is_empty() {
            self.calm += 1;
            self.alarmed += usize::from(alarmed);
        }
    }

    fn fault(&mut self, report: &Labelled, what: &str, words: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.faults, "{:<28}{what:<16}{words}", report.name);
    }
}

#[test]
fn the_labelled_reports_come_out_as_well_as_the_readme_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/news");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(paths.len() >= 80);
    let mut table = Table::default();
    for path in &paths {
        let report = read(path);
        let context = Context { date: Some(report.date), ..Context::default() };
        table.add(&report, &pipeline::analyze(&report.text, World::embedded(), context));
    }
    let line = |name: &str, score: &Score| {
        format!(
            "{name:<8}precision {:.3}  recall {:.3}  F1 {:.3}  of {}",
            score.precision(),
            score.recall(),
            score.f1(),
            score.wanted
        )
    };
    println!("{}", table.faults);
    println!("{} reports", paths.len());
    println!("{}", line("names", &table.names));
    let near = table.near.0 as f64 / table.near.1 as f64;
    println!("cities and facilities within {NEAR_KM} km: {near:.3} of {}", table.near.1);
    println!("{}", line("sites", &table.sites));
    println!("without strikes: {}, with a false site: {}", table.calm, table.alarmed);
    // A hundredth below what is reached: a change that loses that much has to be looked at. Of the reports without strikes
    // too many get a site: 7 of 45 before there were 155 further reports, 12 of 64 with them.
    assert!(table.names.f1() >= 0.98, "names {:.3}", table.names.f1());
    assert!(near >= 0.90, "within 25 km {near:.3}");
    assert!(table.sites.f1() >= 0.82, "sites {:.3}", table.sites.f1());
    assert!(table.alarmed <= 12, "{} reports without strikes got a site", table.alarmed);
}
