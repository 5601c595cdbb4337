//! Reads the path notation of SVG, in which the marker shapes are written.
//!
//! # References
//!
//! W3C, *Scalable Vector Graphics 1.1*, section 8.3 (path data) and appendix F.6.5 (arcs from end points to centre).

use super::{Path, Point, Segment};

impl Path {
    /// Reads SVG path data: every command in both cases except `T` and `S`.
    ///
    /// `None` when it does not start with a move, a number is missing, or the command is not one of these.
    pub fn from_svg(data: &str) -> Option<Self> {
        let mut reader = Reader { rest: data.trim_start(), at: (0.0, 0.0), start: (0.0, 0.0), path: Vec::new() };
        let mut command = reader.command()?;
        if !command.eq_ignore_ascii_case(&'M') {
            return None;
        }
        loop {
            reader.step(command)?;
            if reader.rest.is_empty() {
                return Some(Self(reader.path));
            }
            command = match reader.command() {
                Some(next) => next,
                None => following(command)?,
            };
        }
    }
}

/// The command that repeated arguments without a letter mean.
fn following(command: char) -> Option<char> {
    match command {
        'M' => Some('L'),
        'm' => Some('l'),
        'Z' | 'z' => None,
        same => Some(same),
    }
}

struct Reader<'a> {
    rest: &'a str,
    at: Point,
    start: Point,
    path: Vec<Segment>,
}

impl Reader<'_> {
    fn command(&mut self) -> Option<char> {
        let c = self.rest.chars().next().filter(char::is_ascii_alphabetic)?;
        self.rest = self.rest[1..].trim_start();
        Some(c)
    }

    fn step(&mut self, command: char) -> Option<()> {
        let base = if command.is_ascii_lowercase() { self.at } else { (0.0, 0.0) };
        match command.to_ascii_uppercase() {
            'M' => {
                self.at = self.point(base)?;
                self.start = self.at;
                self.path.push(Segment::Move(self.at));
            }
            'L' => {
                let to = self.point(base)?;
                self.line(to);
            }
            'H' => {
                let to = (base.0 + self.number()?, self.at.1);
                self.line(to);
            }
            'V' => {
                let to = (self.at.0, base.1 + self.number()?);
                self.line(to);
            }
            'Q' => {
                let (c, to) = (self.point(base)?, self.point(base)?);
                self.at = to;
                self.path.push(Segment::Quad(c, to));
            }
            'C' => {
                let (a, b, to) = (self.point(base)?, self.point(base)?, self.point(base)?);
                self.at = to;
                self.path.push(Segment::Cubic(a, b, to));
            }
            'A' => {
                let radii = (self.number()?, self.number()?);
                let (rotation, large, sweep) = (self.number()?, self.flag()?, self.flag()?);
                let to = self.point(base)?;
                self.arc(Arc { radii, rotation, large, sweep, to });
            }
            'Z' => {
                self.at = self.start;
                self.path.push(Segment::Close);
            }
            _ => return None,
        }
        Some(())
    }

    fn line(&mut self, to: Point) {
        self.at = to;
        self.path.push(Segment::Line(to));
    }

    fn point(&mut self, base: Point) -> Option<Point> {
        Some((base.0 + self.number()?, base.1 + self.number()?))
    }

    fn flag(&mut self) -> Option<bool> {
        let (flag, rest) = self.rest.split_at_checked(1)?;
        self.rest = rest.trim_start_matches(separates);
        match flag {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        }
    }

    fn number(&mut self) -> Option<f32> {
        let bytes = self.rest.as_bytes();
        let mut end = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
        let (mut dot, mut exponent) = (false, false);
        while let Some(&b) = bytes.get(end) {
            match b {
                b'0'..=b'9' => {}
                b'.' if !dot && !exponent => dot = true,
                b'e' | b'E' if !exponent && end > 0 => {
                    exponent = true;
                    end += usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
                }
                _ => break,
            }
            end += 1;
        }
        let value: f32 = self.rest[..end].parse().ok()?;
        self.rest = self.rest[end..].trim_start_matches(separates);
        value.is_finite().then_some(value)
    }

    /// Adds an elliptical arc as cubic curves of at most a quarter turn.
    fn arc(&mut self, arc: Arc) {
        use std::f64::consts::{FRAC_PI_2, TAU};
        let from = (f64::from(self.at.0), f64::from(self.at.1));
        let to = (f64::from(arc.to.0), f64::from(arc.to.1));
        let (mut rx, mut ry) = (f64::from(arc.radii.0.abs()), f64::from(arc.radii.1.abs()));
        self.at = arc.to;
        if from == to || rx == 0.0 || ry == 0.0 {
            self.path.push(Segment::Line(arc.to));
            return;
        }
        let (sin, cos) = f64::from(arc.rotation).to_radians().sin_cos();
        let (hx, hy) = (0.5 * (from.0 - to.0), 0.5 * (from.1 - to.1));
        let (x1, y1) = (cos * hx + sin * hy, cos * hy - sin * hx);
        let reach = (x1 / rx).powi(2) + (y1 / ry).powi(2);
        if reach > 1.0 {
            rx *= reach.sqrt();
            ry *= reach.sqrt();
        }
        let spread = (rx * y1).powi(2) + (ry * x1).powi(2);
        let factor = (((rx * ry).powi(2) - spread).max(0.0) / spread).sqrt();
        let factor = if arc.large == arc.sweep { -factor } else { factor };
        let (cx1, cy1) = (factor * rx * y1 / ry, -factor * ry * x1 / rx);
        let (mx, my) = (0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1));
        let centre = (cos * cx1 - sin * cy1 + mx, sin * cx1 + cos * cy1 + my);
        let begin = ((y1 - cy1) / ry).atan2((x1 - cx1) / rx);
        let finish = ((-y1 - cy1) / ry).atan2((-x1 - cx1) / rx);
        let turn = match (arc.sweep, finish - begin) {
            (true, t) if t < 0.0 => t + TAU,
            (false, t) if t > 0.0 => t - TAU,
            (_, t) => t,
        };
        let on_page = |x: f64, y: f64| {
            let (x, y) = (rx * x, ry * y);
            ((centre.0 + cos * x - sin * y) as f32, (centre.1 + sin * x + cos * y) as f32)
        };
        let pieces = (turn.abs() / FRAC_PI_2 - 1e-3).ceil().max(1.0) as u32;
        let step = turn / f64::from(pieces);
        let k = 4.0 / 3.0 * (step / 4.0).tan();
        for i in 0..pieces {
            let (s0, c0) = (begin + step * f64::from(i)).sin_cos();
            let (s1, c1) = (begin + step * f64::from(i + 1)).sin_cos();
            let end = if i + 1 == pieces { arc.to } else { on_page(c1, s1) };
            self.path.push(Segment::Cubic(on_page(c0 - k * s0, s0 + k * c0), on_page(c1 + k * s1, s1 - k * c1), end));
        }
    }
}

struct Arc {
    radii: (f32, f32),
    rotation: f32,
    large: bool,
    sweep: bool,
    to: Point,
}

fn separates(c: char) -> bool {
    c.is_ascii_whitespace() || c == ','
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_of_two_half_circles_has_its_radius() {
        let disc = Path::from_svg("M12 3.2A8.8 8.8 0 1 1 12 20.8A8.8 8.8 0 1 1 12 3.2z").expect("it is a path");
        let ends: Vec<Point> = disc.0.iter().filter_map(|s| s.end()).collect();
        assert_eq!(ends.len(), 5);
        for (x, y) in ends {
            assert!(((x - 12.0).hypot(y - 12.0) - 8.8).abs() < 0.01, "{x} {y}");
        }
    }

    #[test]
    fn relative_and_short_forms_mean_the_same() {
        let long = Path::from_svg("M 1,2 L 4,2 L 4,6 Z");
        assert_eq!(long, Path::from_svg("m1 2h3v4z"));
        assert_eq!(long, Path::from_svg("M1 2 4 2 4 6Z"));
        assert_eq!(Path::from_svg("M.5.5L-1-1"), Path::from_svg("M 0.5 0.5 L -1 -1"));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for bad in ["", "L1 1", "M1", "M1 1 X2", "M1 1 L1 1e999", "M1 1zz9", "M0 0A1 1 0 2 0 3 3", "Mé"] {
            assert!(Path::from_svg(bad).is_none(), "{bad}");
        }
    }
}
