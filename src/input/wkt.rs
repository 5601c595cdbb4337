//! Geometry as well-known text (OGC 06-103r4, section 7), with or without `SRID=4326;`.

use super::{Pair, Shape};

/// The geometry that a text is; `None` where it is none.
///
/// # Examples
///
/// ```
/// use dateline::input::{Shape, wkt};
/// assert_eq!(wkt::parse("POINT Z (30.5 50.4 120)"), Some(Shape::Points(vec![[30.5, 50.4]])));
/// assert_eq!(wkt::parse("Point of no return"), None);
/// ```
pub fn parse(text: &str) -> Option<Shape> {
    let text = text.trim();
    let text = match text.get(..5) {
        Some(srid) if srid.eq_ignore_ascii_case("SRID=") => text.split_once(';')?.1,
        _ => text,
    };
    // Wikidata writes the body before the geometry.
    let text = if text.starts_with('<') { text.split_once('>')?.1 } else { text };
    let mut reader = Reader { rest: text.trim_start() };
    let shape = reader.geometry(0)?;
    reader.rest.trim().is_empty().then_some(shape)
}

/// Geometries within geometries at most.
const DEEPEST: usize = 8;

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn word(&mut self) -> String {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        word.to_ascii_uppercase()
    }

    fn take(&mut self, mark: char) -> Option<()> {
        self.rest = self.rest.trim_start().strip_prefix(mark)?;
        Some(())
    }

    fn geometry(&mut self, depth: usize) -> Option<Shape> {
        let name = self.word();
        let kinds =
            ["POINT", "MULTIPOINT", "LINESTRING", "MULTILINESTRING", "POLYGON", "MULTIPOLYGON", "GEOMETRYCOLLECTION"];
        let name = ["ZM", "Z", "M"]
            .iter()
            .find_map(|end| name.strip_suffix(end).filter(|name| kinds.contains(name)))
            .map_or(name.clone(), str::to_owned);
        if !kinds.contains(&name.as_str()) || depth > DEEPEST {
            return None;
        }
        if !self.rest.starts_with('(') {
            match self.word().as_str() {
                "Z" | "M" | "ZM" => {}
                _ => return None,
            }
        }
        Some(match name.as_str() {
            "POINT" => Shape::Points(self.points()?),
            "MULTIPOINT" => Shape::Points(self.points()?),
            "LINESTRING" => Shape::Lines(vec![self.points()?]),
            "MULTILINESTRING" => Shape::Lines(self.several(Self::points)?),
            "POLYGON" => Shape::Areas(vec![self.several(Self::points)?]),
            "MULTIPOLYGON" => Shape::Areas(self.several(|reader| reader.several(Self::points))?),
            _ => Shape::joined(self.several(|reader| reader.geometry(depth + 1))?)?,
        })
    }

    /// Items between parentheses, divided by commas.
    fn several<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.take('(')?;
        let mut items = vec![item(self)?];
        while self.take(',').is_some() {
            items.push(item(self)?);
        }
        self.take(')')?;
        Some(items)
    }

    fn points(&mut self) -> Option<Vec<Pair>> {
        self.several(|reader| {
            let inner = reader.take('(').is_some();
            let pair = reader.pair()?;
            if inner {
                reader.take(')')?;
            }
            Some(pair)
        })
    }

    /// The first two of as many numbers as there are.
    fn pair(&mut self) -> Option<Pair> {
        let mut numbers = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let end =
                self.rest.find(|c: char| matches!(c, ',' | '(' | ')') || c.is_whitespace()).unwrap_or(self.rest.len());
            if end == 0 {
                break;
            }
            numbers.push(self.rest[..end].parse().ok()?);
            self.rest = &self.rest[end..];
        }
        match numbers[..] {
            [lon, lat, ..] if numbers.len() <= 4 => Some([lon, lat]),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_geometry_is_read() {
        let ring = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]];
        for (text, shape) in [
            ("MULTIPOINT((1 2),(3 4))", Shape::Points(vec![[1.0, 2.0], [3.0, 4.0]])),
            ("MULTIPOINT(1 2, 3 4)", Shape::Points(vec![[1.0, 2.0], [3.0, 4.0]])),
            ("linestring (1 2, 3 4)", Shape::Lines(vec![vec![[1.0, 2.0], [3.0, 4.0]]])),
            ("POLYGON((0 0,1 0,1 1,0 0))", Shape::Areas(vec![vec![ring.clone()]])),
            ("MULTIPOLYGONZ(((0 0 1,1 0 1,1 1 1,0 0 1)))", Shape::Areas(vec![vec![ring.clone()]])),
            (
                "GEOMETRYCOLLECTION(POINT(1 2),POLYGON((0 0,1 0,1 1,0 0)))",
                Shape::Mixed(vec![Shape::Points(vec![[1.0, 2.0]]), Shape::Areas(vec![vec![ring]])]),
            ),
        ] {
            assert_eq!(parse(text), Some(shape), "{text}");
        }
        for text in
            ["POINT EMPTY", "POINT(1)", "POINT(1 2", "POINT(a b)", "Polygon Street", &"GEOMETRYCOLLECTION(".repeat(999)]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
