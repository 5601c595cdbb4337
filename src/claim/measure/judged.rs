//! A figure against every reading of the two ends.

use crate::claim::measure::bands::{self, Ground, Interval, Path, Stated};
use crate::claim::measure::doubt::{self, Outcome};
use crate::claim::measure::ends::measure;
use crate::claim::measure::readings::{Kind, Measured};
use crate::claim::measure::spot::Spot;
use crate::claim::model::{Reading, Verdict};
use crate::claim::parse::relation::Way;
use crate::claim::parse::statement::Statement;
use crate::claim::parse::view::View;
use crate::lang::Message;
use crate::units::Meters;

/// A judged distance.
pub(in crate::claim) struct Judged {
    pub(in crate::claim) readings: Vec<Reading>,
    pub(in crate::claim) verdict: Verdict,
    pub(in crate::claim) ground: Ground,
    /// Index of the reading that the verdict rests on.
    pub(in crate::claim) rests_on: usize,
    pub(in crate::claim) truth: Interval,
    pub(in crate::claim) kind: Kind,
}

impl Judged {
    /// The reading that the verdict rests on.
    pub(in crate::claim) fn rest(&self) -> Option<&Reading> {
        self.readings.get(self.rests_on)
    }
}

fn path_of(statement: &Statement, measured: &Measured) -> Path {
    let to_line = measured.kind != Kind::Points;
    match statement.relation.way {
        Way::Road | Way::Course => Path::Road,
        Way::Straight => Path::ToLine,
        Way::Unspecified if to_line => Path::ToLine,
        Way::Unspecified => Path::Unspecified,
    }
}

/// The verdict over all readings, and on each.
pub(in crate::claim) fn judge(said: &Stated, measured: Measured, path: Path) -> Judged {
    let (mut verdict, mut ground) = bands::distance(said, measured.truth, path);
    let readings: Vec<(Reading, Ground, bool)> = measured
        .readings
        .iter()
        .map(|m| {
            let (verdict, ground) = bands::distance(said, m.truth, path);
            let reading = Reading {
                from: m.from.clone(),
                to: m.to.clone(),
                ends: Some(m.ends),
                distance: Some(m.distance),
                verdict,
            };
            (reading, ground, m.counts)
        })
        .collect();
    // Between two boundaries the one that fits better speaks; of an area the nearest border speaks first.
    let fit = |at: usize| match measured.kind {
        Kind::Boundary => readings[at].0.distance.map_or(f64::INFINITY, |d| misfit(d.km(), said.value)),
        Kind::Points | Kind::Area => at as f64,
    };
    let better = |a: &usize, b: &usize| {
        readings[*a].0.verdict.rank().cmp(&readings[*b].0.verdict.rank()).then(fit(*a).total_cmp(&fit(*b)))
    };
    let best = (0..readings.len()).filter(|&at| readings[at].2).min_by(better);
    let rests_on = best.unwrap_or(0);
    if let Some((reading, reason, _)) = readings.get(rests_on) {
        // The interval over all readings can hold what no single one does: "from Israel" need not mean a named point.
        let (own, whole) = (reading.verdict.rank(), verdict.rank());
        if own < whole || own == whole && measured.kind == Kind::Boundary {
            (verdict, ground) = (reading.verdict, *reason);
        }
    }
    if verdict == Verdict::Supported && measured.kind == Kind::Area {
        let nearest_border_only = readings.iter().take(1).all(|(reading, ..)| reading.verdict != Verdict::Supported);
        if nearest_border_only {
            verdict = Verdict::Approximately;
        }
    }
    Judged {
        readings: readings.into_iter().map(|(reading, ..)| reading).collect(),
        verdict,
        ground,
        rests_on,
        truth: measured.truth,
        kind: measured.kind,
    }
}

/// By how much a length misses another, as a ratio without a sign.
fn misfit(one: f64, other: f64) -> f64 {
    (one.max(0.001) / other.max(0.001)).ln().abs()
}

pub(in crate::claim) fn judged(
    view: &View<'_>,
    statement: &Statement,
    said: &Stated,
    [subject, object]: [&Spot; 2],
) -> Option<Judged> {
    let measured = measure(view, statement, subject, object)?;
    let path = path_of(statement, &measured);
    Some(judge(said, measured, path))
}

/// Why a contradicted figure may be that of a namesake.
pub(in crate::claim) fn doubt(
    view: &View<'_>,
    statement: &Statement,
    said: &Stated,
    ends: [&Spot; 2],
    judged: &Judged,
) -> Option<Message> {
    let outcome = |judged: &Judged| {
        let lengths = judged.readings.iter().filter_map(|reading| reading.distance).map(Meters::km);
        let km = lengths.min_by(|a, b| misfit(*a, said.value).total_cmp(&misfit(*b, said.value)));
        Outcome { verdict: judged.verdict, km: km.unwrap_or(0.0) }
    };
    doubt::of(view, ends, Some(said.value), &outcome(judged), |ends| {
        self::judged(view, statement, said, ends).map(|judged| outcome(&judged))
    })
}

/// The same for a direction that is stated together with a figure: if the figure is a namesake's, so is the direction.
pub(in crate::claim) fn doubt_of_figure(view: &View<'_>, statement: &Statement, ends: [&Spot; 2]) -> Option<Message> {
    let quantity = &view.quantities[statement.relation.quantity?];
    let said = bands::stated(quantity.figure, quantity.hedge, quantity.unit.meters() / 1000.0);
    let judged = judged(view, statement, &said, ends)?;
    doubt(view, statement, &said, ends, &judged)
}
