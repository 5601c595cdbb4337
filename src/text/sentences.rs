//! Where a sentence ends: at a full stop, question or exclamation mark that no abbreviation explains away.

use super::{Token, abbreviations};

/// Words with which a sentence begins more often than a name goes on.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Authorities",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Everyone",
    "Few",
    "For",
    "Four",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "Neither",
    "No",
    "Nobody",
    "Not",
    "Now",
    "Of",
    "Officials",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "People",
    "Police",
    "Residents",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Three",
    "Through",
    "To",
    "Today",
    "Two",
    "Under",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "With",
    "Witnesses",
    "Yet",
    "You",
    "Your",
];

/// Cuts the tokens of one block; the answer holds one past the last token of each sentence, ascending.
pub(super) fn ends(tokens: &[Token]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if stops(&tokens[at].text) {
            let close = past_closers(tokens, at + 1);
            if close < tokens.len() && begins(&tokens[at].text, &tokens[close..]) && is_apart(tokens, close) {
                ends.push(close);
            }
            at = close;
            continue;
        }
        at += 1;
    }
    if !tokens.is_empty() {
        ends.push(tokens.len());
    }
    ends
}

fn stops(word: &str) -> bool {
    word.ends_with(['.', '!', '?', '…', '。', '؟'])
}

/// The first token after `from` that is neither a further stop nor a closing quote or bracket.
fn past_closers(tokens: &[Token], from: usize) -> usize {
    let closes = |token: &Token| matches!(token.text.as_str(), "”" | "’" | ")" | "]" | "»" | "." | "!" | "?");
    let mut at = from;
    while at < tokens.len() {
        let straight =
            matches!(tokens[at].text.as_str(), "\"" | "'") && tokens[at].span.start == tokens[at - 1].span.end;
        if !closes(&tokens[at]) && !straight {
            break;
        }
        at += 1;
    }
    at
}

fn is_apart(tokens: &[Token], at: usize) -> bool {
    tokens[at].span.start > tokens[at - 1].span.end
}

/// Whether a sentence can begin with `next` after `stop`.
fn begins(stop: &str, next: &[Token]) -> bool {
    let opens = |token: &&Token| {
        matches!(token.text.as_str(), "“" | "\"" | "‘" | "'" | "(" | "[" | "«" | "-" | "–" | "—" | "•")
    };
    let Some(word) = next.iter().find(|token| !opens(token)).map(|token| token.text.as_str()) else { return false };
    let Some(first) = word.chars().next() else { return false };
    let is_abbreviation = stop.len() > 1 && stop.ends_with('.') && stop.chars().any(char::is_alphabetic);
    if is_abbreviation {
        return !abbreviations::introduces_a_name(stop) && STARTERS.binary_search(&word).is_ok();
    }
    !first.is_lowercase() && first.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starters_are_sorted_for_the_search() {
        assert!(STARTERS.is_sorted());
    }
}
