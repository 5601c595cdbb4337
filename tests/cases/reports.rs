//! Reports, one issue a file: `tests/reports/*.txt` is a report after a line with its date, `*.expected` what was struck in it.
//!
//! An expectation has one line a site: name, kind of event, then what is known of it, facts below. `no site` stands alone. A line
//! with `!` before it is a site that ought to come out and does not yet, one with `?` comes out and ought not to; the test says so
//! when either is put right. `BLESS=1` rewrites the expectations and keeps these marks.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::export::record;
use dateline::pipeline::{self, Context};
use dateline::site::{Certainty, Role, Siting};
use dateline::text::Date;
use dateline::world::World;

fn day(line: &str) -> Date {
    let parts: Vec<i16> = line.split('-').map(|part| part.parse().expect("a number")).collect();
    Date { year: parts[0], month: parts[1] as u8, day: parts[2] as u8 }
}

/// What is found in a report, as an expectation is written.
fn found(fixture: &str) -> String {
    let (date, report) = fixture.split_once("\n\n").expect("a date, an empty line, a report");
    let date = day(date.strip_prefix("date: ").expect("date: YYYY-MM-DD"));
    let analysis =
        pipeline::analyze(report.trim_end(), World::embedded(), Context { date: Some(date), ..Context::default() });
    let mut shown = String::new();
    for site in analysis.sites.iter().chain(&analysis.interceptions) {
        shown += &format!("{}: {}", site.name, record::event_name(site.event));
        if site.certainty == Certainty::Claimed {
            shown += ", claimed";
        }
        if site.siting == Siting::Approximate {
            shown += ", approximate";
        }
        if let Some(when) = site.when {
            shown += &format!(", {}-{:02}-{:02}", when.year, when.month, when.day);
        }
        if let Some(actor) = &site.actor {
            shown += &format!(", by {actor}");
        }
        shown.push('\n');
        for fact in &site.facts {
            shown += &format!("  {fact}\n");
        }
    }
    let origins = analysis.places.iter().zip(&analysis.roles).filter(|(_, role)| **role == Role::Origin);
    let mut origins: Vec<&str> = origins.map(|(place, _)| place.text.as_str()).collect();
    origins.dedup();
    for origin in origins {
        shown += &format!("from {origin}\n");
    }
    if analysis.sites.is_empty() {
        shown += "no site\n";
    }
    shown
}

/// The name and kind that a line of an expectation opens with, without its mark.
fn head(line: &str) -> &str {
    line.trim_start_matches(['!', '?', ' ']).split(',').next().unwrap_or_default()
}

/// The expectation that `shown` makes, with the marks of the `known` one.
fn marked(known: &str, shown: &str) -> String {
    let wrong = |line: &str| known.lines().any(|open| open.starts_with("? ") && head(open) == head(line));
    let missing = known
        .lines()
        .filter(|line| line.starts_with("! ") && !shown.lines().any(|found| found.starts_with(head(line))));
    let mut text: String = missing.map(|line| format!("{line}\n")).collect();
    for line in shown.lines() {
        text += &if wrong(line) { format!("? {line}\n") } else { format!("{line}\n") };
    }
    text
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    found.sort();
    found
}

#[test]
fn every_report_gives_the_sites_expected() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 100);
    let mut faults = String::new();
    for path in fixtures {
        let shown = found(&fs::read_to_string(&path).expect("a report"));
        let expected = path.with_extension("expected");
        if std::env::var_os("BLESS").is_some() {
            let known = fs::read_to_string(&expected).unwrap_or_default();
            fs::write(&expected, marked(&known, &shown)).expect("a writable folder");
        }
        let known = fs::read_to_string(&expected).unwrap_or_else(|_| panic!("{} is missing", expected.display()));
        for open in known.lines().filter(|line| line.starts_with("! ")) {
            if shown.lines().any(|line| line.starts_with(head(open))) {
                faults += &format!("--- {}\ncomes out now, take away its mark: {open}\n", path.display());
            }
        }
        if marked(&known, &shown) != known {
            faults += &format!("--- {}\nexpected:\n{known}\nfound:\n{shown}\n", path.display());
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn a_weekday_is_counted_from_the_day_of_the_dateline() {
    let report = "KYIV, June 23, 2025 — On Sunday, drones struck the Ryazan oil refinery. Explosions rocked Tula.";
    let analysis = pipeline::analyze(report, World::embedded(), Context::default());
    let of = |name: &str| analysis.sites.iter().find(|site| site.name.contains(name)).and_then(|site| site.when);
    assert_eq!(of("Ryazan"), Some(Date { year: 2025, month: 6, day: 22 }));
    assert_eq!(of("Tula"), None);
    // A day known of one site is not said of both.
    let (subject, _) = dateline::map::Subject::from_analysis(&analysis);
    assert_eq!(subject.days, None);
}
