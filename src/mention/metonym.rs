//! Whether a place is named as an actor: "Tehran warned", "Israel's ambassador", "tension between Serbia and Kosovo".
//!
//! In: the tokens around a name. Out: yes or no. A preposition of place before the name outweighs everything that comes
//! after it ("in Israel, officials said").

use std::ops::Range;

use crate::lang::{ClassSet, WordClass};
use crate::text::Token;

/// What a subject does, or begins to.
const DEED: ClassSet = ClassSet::of(&[WordClass::StateDeed, WordClass::Auxiliary]);

/// Whether the name at `name` among `tokens` acts or is addressed.
pub(super) fn is_actor(tokens: &[Token], name: Range<usize>) -> bool {
    let before = |back: usize| name.start.checked_sub(back).map(|at| &tokens[at]);
    let is = |token: Option<&Token>, class: WordClass| token.is_some_and(|token| token.is(class));
    // An article is passed over.
    let article = usize::from(is(before(1), WordClass::The));
    let (near, far) = (before(1 + article), before(2 + article));
    let after = tokens.get(name.end);
    if is(after, WordClass::Possessive) {
        return is(tokens.get(name.end + 1), WordClass::StateNoun);
    }
    if is(after, WordClass::StateNoun) {
        return true;
    }
    let placed = |token| is(token, WordClass::PlacePreposition);
    if placed(near) || is(near, WordClass::Of) && placed(far) || is(near, WordClass::From) {
        return false;
    }
    let linked = is(near, WordClass::AddressLink) && is(far, WordClass::Addressing);
    let acts = after.is_some_and(|after| after.is_any(&DEED));
    acts || linked || is(near, WordClass::Addressing)
}
