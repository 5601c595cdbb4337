//! Which of the three forms a report is written in.

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Words and line ends.
    Plain,
    /// Markdown, with or without front matter.
    Markdown,
    /// An HTML page or fragment.
    Html,
}

/// Bytes looked at from the start.
const WINDOW: usize = 8 << 10;
/// Tags that only a page has; the opening angle bracket and the name are looked for in lower case.
const TAGS: [&str; 10] = ["<!doctype html", "<html", "<head>", "<body", "<p>", "<p ", "<div", "<article", "<br", "<h1"];

/// Tells the form by what stands at the beginning; anything uncertain is plain text.
pub(super) fn detect(source: &str) -> Format {
    let head = &source.as_bytes()[..source.len().min(WINDOW)];
    let lower = head.to_ascii_lowercase();
    if TAGS.iter().any(|tag| contains(&lower, tag.as_bytes())) {
        return Format::Html;
    }
    let head = String::from_utf8_lossy(head);
    if head.starts_with("---\n") && head[4..].contains("\n---") {
        return Format::Markdown;
    }
    let heading = |line: &str| {
        let marks = line.bytes().take_while(|&b| b == b'#').count();
        (1..=6).contains(&marks) && line.as_bytes().get(marks) == Some(&b' ')
    };
    if head.lines().any(heading) || head.contains("](http") || head.contains("](/") {
        return Format::Markdown;
    }
    Format::Plain
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    let mut rest = haystack;
    while let Some(at) = rest.iter().position(|&b| b == needle[0]) {
        if rest[at..].starts_with(needle) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}
