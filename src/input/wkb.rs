//! Geometry as well-known binary (OGC 06-103r4, section 8), also in PostGIS's extension and in figures.

use super::{Pair, Shape};

/// Geometries within geometries at most.
const DEEPEST: usize = 8;

/// The geometry of well-known binary; `None` where it is none.
pub fn parse(bytes: &[u8]) -> Option<Shape> {
    let mut reader = Reader { rest: bytes };
    reader.geometry(0)
}

/// The geometry of well-known binary in hexadecimal figures.
pub fn of_hex(text: &str) -> Option<Shape> {
    if !text.is_ascii() || text.len() % 2 == 1 {
        return None;
    }
    let bytes = (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok());
    parse(&bytes.collect::<Option<Vec<u8>>>()?)
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*head)
    }

    fn integer(&mut self, little: bool) -> Option<u32> {
        let bytes = self.take()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn number(&mut self, little: bool) -> Option<f64> {
        let bytes = self.take()?;
        Some(if little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    fn geometry(&mut self, depth: usize) -> Option<Shape> {
        let little = self.take::<1>()? == [1];
        let code = self.integer(little)?;
        if code & 0x2000_0000 != 0 {
            self.integer(little)?;
        }
        // Height and measure: by flags of PostGIS, or by thousands.
        let kind = (code & 0x0fff_ffff) % 1000;
        let thousands = (code & 0x0fff_ffff) / 1000;
        let more = usize::from(code & 0x8000_0000 != 0) + usize::from(code & 0x4000_0000 != 0);
        let more = more.max(match thousands {
            1 | 2 => 1,
            3 => 2,
            _ => 0,
        });
        if depth > DEEPEST {
            return None;
        }
        Some(match kind {
            1 => {
                let [lon, lat] = self.pair(little, more)?;
                Shape::Points(if lon.is_nan() { Vec::new() } else { vec![[lon, lat]] })
            }
            2 => Shape::Lines(vec![self.pairs(little, more)?]),
            3 => Shape::Areas(vec![self.rings(little, more)?]),
            4..=7 => {
                let count = self.integer(little)?;
                let mut shapes = Vec::new();
                for _ in 0..count {
                    shapes.push(self.geometry(depth + 1)?);
                }
                gathered(kind, shapes)?
            }
            _ => return None,
        })
    }

    fn pair(&mut self, little: bool, more: usize) -> Option<Pair> {
        let pair = [self.number(little)?, self.number(little)?];
        for _ in 0..more {
            self.number(little)?;
        }
        Some(pair)
    }

    fn pairs(&mut self, little: bool, more: usize) -> Option<Vec<Pair>> {
        let count = self.integer(little)? as usize;
        // A count that the bytes cannot hold is a lie.
        if count > self.rest.len() / 16 {
            return None;
        }
        (0..count).map(|_| self.pair(little, more)).collect()
    }

    fn rings(&mut self, little: bool, more: usize) -> Option<Vec<Vec<Pair>>> {
        let count = self.integer(little)? as usize;
        if count > self.rest.len() / 4 {
            return None;
        }
        (0..count).map(|_| self.pairs(little, more)).collect()
    }
}

/// The members of a collection of one kind as one shape.
fn gathered(kind: u32, shapes: Vec<Shape>) -> Option<Shape> {
    let (mut points, mut lines, mut areas) = (Vec::new(), Vec::new(), Vec::new());
    if kind == 7 {
        return Shape::joined(shapes);
    }
    for shape in shapes {
        match shape {
            Shape::Points(more) => points.extend(more),
            Shape::Lines(more) => lines.extend(more),
            Shape::Areas(more) => areas.extend(more),
            Shape::Mixed(_) => return None,
        }
    }
    Some(match kind {
        4 => Shape::Points(points),
        5 => Shape::Lines(lines),
        _ => Shape::Areas(areas),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_of_bytes_and_collections_are_read() {
        let big = "000000000140080000000000004010000000000000";
        assert_eq!(of_hex(big), Some(Shape::Points(vec![[3.0, 4.0]])));
        let mut many = vec![1, 4, 0, 0, 0, 1, 0, 0, 0];
        many.extend([1, 1, 0, 0, 0]);
        many.extend(3f64.to_le_bytes());
        many.extend(4f64.to_le_bytes());
        assert_eq!(parse(&many), Some(Shape::Points(vec![[3.0, 4.0]])));
        for cut in 0..many.len() {
            assert_eq!(parse(&many[..cut]), None, "{cut}");
        }
    }
}
