//! Where a sentence ends: at a full stop, question or exclamation mark that no abbreviation explains away.

use super::{Token, abbreviations};
use crate::lang::{Lexicon, WordClass};

/// Cuts the tokens of one block; the answer holds one past the last token of each sentence, ascending.
pub(super) fn ends(lexicon: &Lexicon, tokens: &[Token]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if stops(&tokens[at].text) {
            let close = past_closers(tokens, at + 1);
            if close < tokens.len() && begins(lexicon, &tokens[at].text, &tokens[close..]) && is_apart(tokens, close) {
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
fn begins(lexicon: &Lexicon, stop: &str, next: &[Token]) -> bool {
    let opens = |token: &&Token| {
        matches!(token.text.as_str(), "“" | "\"" | "‘" | "'" | "(" | "[" | "«" | "-" | "–" | "—" | "•")
    };
    let Some(word) = next.iter().find(|token| !opens(token)) else { return false };
    let Some(first) = word.text.chars().next() else { return false };
    let is_abbreviation = stop.len() > 1 && stop.ends_with('.') && stop.chars().any(char::is_alphabetic);
    if is_abbreviation {
        return !abbreviations::introduces_a_name(lexicon, stop) && word.is(WordClass::SentenceStarter);
    }
    !first.is_lowercase() && first.is_alphanumeric()
}
