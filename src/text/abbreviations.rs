//! Words whose full stop is part of them, and what may follow.

/// Titles and the like: a name follows, so a sentence never ends after them.
const BEFORE_A_NAME: &[&str] = &[
    "Adm", "Amb", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Det", "Dr", "Fr", "Ft", "Gen", "Gov", "Hon",
    "Insp", "Lt", "Maj", "Messrs", "Mme", "Mr", "Mrs", "Ms", "Mt", "Pfc", "Pres", "Prof", "Rep", "Reps", "Rev", "Sec",
    "Sen", "Sens", "Sgt", "Spc", "St", "Ste", "Supt", "Vice", "vs", "Nos", "Pvt", "Sr", "Pte",
];

/// Other abbreviations: a sentence may end with them.
const OTHER: &[&str] = &[
    "Ala", "Alta", "Apr", "Ariz", "Ark", "Aug", "Ave", "Bldg", "Blvd", "Calif", "Cal", "Co", "Colo", "Conn", "Corp",
    "Cos", "Cty", "Dak", "Dec", "Del", "Dept", "Dist", "Feb", "Fla", "Ga", "Hwy", "Ida", "Ill", "Inc", "Ind", "Jan",
    "Jr", "Kan", "Kans", "Ky", "La", "Ltd", "Mar", "Mass", "Md", "Mex", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb",
    "Nebr", "Nev", "No", "Nov", "Oct", "Okla", "Ont", "Ore", "Oreg", "Pa", "Penn", "Que", "Rd", "Sask", "Sep", "Sept",
    "Tenn", "Ter", "Tex", "Va", "Vt", "Wash", "Wis", "Wisc", "Wyo", "approx", "ca", "etc", "est", "ft", "km", "sq",
    "Univ",
];

/// Whether `word`, written without its full stop, is usually written with one.
pub(super) fn is_abbreviation(word: &str) -> bool {
    word.len() <= 6 && (BEFORE_A_NAME.contains(&word) || OTHER.contains(&word))
}

/// Whether a name must follow the token `word`, which ends with a full stop.
pub(super) fn introduces_a_name(word: &str) -> bool {
    let bare = word.strip_suffix('.').unwrap_or(word);
    bare.chars().count() == 1 || BEFORE_A_NAME.contains(&bare)
}
