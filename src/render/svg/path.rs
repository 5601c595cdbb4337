//! Path data in fifths of a pixel: relative, without needless separators, and numbers that print the same everywhere.

use crate::scene::{Path, Point, Segment};

/// How many subpaths a path has.
pub(super) fn subpaths(path: &Path) -> usize {
    path.0.iter().filter(|s| matches!(s, Segment::Move(_))).count()
}

/// Units of a pixel. Lines of a map are simplified to half of one, beside which what rounding to a fifth adds, a tenth
/// at most, is little: with units of a tenth the file would be 7 % larger.
pub(super) const UNITS: f32 = 5.0;

/// Writes path data: whole units for straight lines, tenths of one where there are curves.
pub(super) fn write(out: &mut String, path: &Path) {
    let curved = path.0.iter().any(|s| matches!(s, Segment::Quad(..) | Segment::Cubic(..)));
    write_scaled(out, path, if curved { 10.0 * UNITS } else { UNITS }, curved);
}

/// Writes path data of whole units, `scale` units a pixel; `tenths` prints them divided by ten.
pub(super) fn write_scaled(out: &mut String, path: &Path, scale: f32, tenths: bool) {
    let bytes = Vec::with_capacity(8 * path.0.len());
    let mut pen = Pen { out: bytes, scale, tenths, at: (0, 0), start: (0, 0), mirrored: None, command: b' ' };
    for &segment in &path.0 {
        pen.step(segment);
    }
    out.push_str(std::str::from_utf8(&pen.out).unwrap_or_default());
}

type Units = (i64, i64);

struct Pen {
    /// ASCII.
    out: Vec<u8>,
    scale: f32,
    tenths: bool,
    at: Units,
    start: Units,
    /// The command of the last curve and the control point that goes on smoothly from it.
    mirrored: Option<(u8, Units)>,
    /// The command in force, which need not be repeated.
    command: u8,
}

impl Pen {
    fn step(&mut self, segment: Segment) {
        let mirrored = self.mirrored.take();
        match segment {
            Segment::Move(p) => {
                let to = self.units(p);
                // A move may not continue a command: every one is written out. The first is relative to the corner.
                self.command = b' ';
                self.numbers(b'm', self.at, &[to]);
                // What follows a relative move without a letter is a relative line.
                self.command = b'l';
                (self.at, self.start) = (to, to);
            }
            Segment::Line(p) => self.line(self.units(p)),
            Segment::Quad(c, p) => {
                let (mut control, to) = (self.units(c), self.units(p));
                match mirrored.filter(|&(command, smooth)| command == b'q' && is_near(smooth, control)) {
                    Some((_, smooth)) => {
                        control = smooth;
                        self.numbers(b't', self.at, &[to]);
                    }
                    None => self.numbers(b'q', self.at, &[control, to]),
                }
                self.curved(b'q', control, to);
            }
            Segment::Cubic(a, b, p) => {
                let (first, second, to) = (self.units(a), self.units(b), self.units(p));
                match mirrored.filter(|&(command, smooth)| command == b'c' && is_near(smooth, first)) {
                    Some(_) => self.numbers(b's', self.at, &[second, to]),
                    None => self.numbers(b'c', self.at, &[first, second, to]),
                }
                self.curved(b'c', second, to);
            }
            Segment::Close => {
                self.out.push(b'z');
                self.command = b'z';
                self.at = self.start;
            }
        }
    }

    /// Goes to the end of a curve and notes where its last control point is mirrored.
    fn curved(&mut self, command: u8, control: Units, to: Units) {
        self.mirrored = Some((command, (2 * to.0 - control.0, 2 * to.1 - control.1)));
        self.at = to;
    }

    fn line(&mut self, to: Units) {
        if to == self.at {
            return;
        }
        if to.1 == self.at.1 {
            self.letter(b'h');
            self.number(to.0 - self.at.0);
        } else if to.0 == self.at.0 {
            self.letter(b'v');
            self.number(to.1 - self.at.1);
        } else {
            self.numbers(b'l', self.at, &[to]);
        }
        self.at = to;
    }

    fn numbers(&mut self, command: u8, base: Units, points: &[Units]) {
        self.letter(command);
        for p in points {
            self.number(p.0 - base.0);
            self.number(p.1 - base.1);
        }
    }

    fn letter(&mut self, command: u8) {
        if command != self.command {
            self.out.push(command);
            self.command = command;
        }
    }

    /// Writes a number, after a space where it would run into the one before.
    fn number(&mut self, n: i64) {
        if n < 0 {
            self.out.push(b'-');
        } else if self.out.last().is_some_and(u8::is_ascii_digit) {
            self.out.push(b' ');
        }
        let size = n.unsigned_abs();
        if !self.tenths {
            push_whole(&mut self.out, size);
            return;
        }
        if size >= 10 || size == 0 {
            push_whole(&mut self.out, size / 10);
        }
        if !size.is_multiple_of(10) {
            self.out.push(b'.');
            push_whole(&mut self.out, size % 10);
        }
    }

    fn units(&self, (x, y): Point) -> Units {
        // Half a unit away from zero, then cut off: `f32::round` is a function call on plain x86-64.
        let whole = |v: f32| (v * self.scale + 0.5_f32.copysign(v)) as i64;
        (whole(x), whole(y))
    }
}

/// Whether two control points are the same but for a unit of rounding.
fn is_near(a: Units, b: Units) -> bool {
    (a.0 - b.0).abs() <= 1 && (a.1 - b.1).abs() <= 1
}

/// Writes the digits of a number; a file holds tens of thousands, for which `write!` is too slow.
fn push_whole(out: &mut Vec<u8>, n: u64) {
    let digit = |n: u64| b'0' + (n % 10) as u8;
    match n {
        0..10 => out.push(digit(n)),
        10..100 => out.extend([digit(n / 10), digit(n)]),
        100..1_000 => out.extend([digit(n / 100), digit(n / 10), digit(n)]),
        _ => {
            push_whole(out, n / 1_000);
            out.extend([digit(n / 100), digit(n / 10), digit(n)]);
        }
    }
}

/// A number with at most three decimals and no needless digits.
pub(super) fn plain(value: f32) -> String {
    decimal(value, 3)
}

/// A number with at most `places` decimals and no needless digits.
pub(super) fn decimal(value: f32, places: usize) -> String {
    let unit = 10_u64.pow(places as u32);
    let rounded = (f64::from(value) * unit as f64).round() as i64;
    let sign = if rounded < 0 { "-" } else { "" };
    let (whole, rest) = (rounded.unsigned_abs() / unit, rounded.unsigned_abs() % unit);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{rest:0places$}");
    let decimals = decimals.trim_end_matches('0');
    if whole == 0 { format!("{sign}.{decimals}") } else { format!("{sign}{whole}.{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Bounds;

    fn data(path: &Path) -> String {
        let mut out = String::new();
        write(&mut out, path);
        out
    }

    #[test]
    fn straight_lines_are_whole_units_and_relative() {
        let path = Path::polyline([(10.0, 10.0), (11.26, 9.0), (11.3, 9.0), (11.3, 20.0), (5.0, 5.0)], true);
        assert_eq!(data(&path), "m50 50 6-5h1v55l-32-75z");
    }

    #[test]
    fn a_second_subpath_moves_from_where_the_first_began() {
        let square = |x| Path::rect(Bounds { left: x, top: 0.0, right: x + 1.0, bottom: 1.0 });
        let mut two = square(0.0);
        two.0.extend(square(5.0).0);
        assert_eq!(data(&two), "m0 0h5v5h-5zm25 0h5v5h-5z");
        assert_eq!(Path::from_svg(&data(&two)).map(|p| p.0.len()), Some(10));
    }

    #[test]
    fn curves_have_tenths_of_units() {
        let path = Path(vec![Segment::Move((0.0, 0.0)), Segment::Quad((0.55, -0.25), (1.0, 0.01))]);
        assert_eq!(data(&path), "m0 0q2.8-1.3 5 .1");
    }

    #[test]
    fn a_curve_that_goes_on_smoothly_is_told_by_its_end() {
        let quads = [((10.0, 0.0), (10.0, 10.0)), ((10.0, 20.0), (20.0, 20.0)), ((25.0, 25.0), (30.0, 20.0))];
        let mut path = vec![Segment::Move((0.0, 0.0))];
        path.extend(quads.map(|(c, p)| Segment::Quad(c, p)));
        let mut out = String::new();
        write_scaled(&mut out, &Path(path), 1.0, false);
        assert_eq!(out, "m0 0q10 0 10 10t10 10q5 5 10 0");
        let circle = data(&Path::circle((50.0, 50.0), 29.0));
        assert!(circle.contains('s') && circle.matches('c').count() == 1, "{circle}");
    }

    #[test]
    fn plain_numbers_have_no_needless_digits() {
        assert_eq!([1600.0, 0.5, -0.25, 1.0 / 3.0, 0.0].map(plain), ["1600", ".5", "-.25", ".333", "0"]);
    }
}
