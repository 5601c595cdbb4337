//! Names, numbers and units in words.

use crate::units::LengthUnit;

/// A name with the article that it takes within a sentence: "the ship", "the United States", "the Black Sea".
pub(crate) fn named(name: &str) -> String {
    const OPENS: [&str; 15] = [
        "United ",
        "Republic of ",
        "Democratic Republic",
        "Dominican Republic",
        "Central African",
        "Czech Republic",
        "Netherlands",
        "Philippines",
        "Bahamas",
        "Gambia",
        "Maldives",
        "Palestinian Territor",
        "West Bank",
        "Gulf of ",
        "Strait of ",
    ];
    const ENDS: [&str; 8] = [" Islands", " Sea", " Ocean", " River", " Strip", " Gulf", " border", " Mountains"];
    if name.starts_with("the ") || name.starts_with("a ") {
        return name.to_owned();
    }
    let plain = name.starts_with(char::is_lowercase);
    if plain || OPENS.iter().any(|word| name.starts_with(word)) || ENDS.iter().any(|word| name.ends_with(word)) {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// A number as a report writes it: three significant digits or whole, with commas.
pub(crate) fn number(value: f64) -> String {
    if value.abs() < 10.0 {
        return trimmed(format!("{value:.1}"));
    }
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0.0 { format!("-{grouped}") } else { grouped }
}

fn trimmed(text: String) -> String {
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// The plural of a unit in words.
pub(in crate::claim) const fn name(unit: LengthUnit) -> &'static str {
    match unit {
        LengthUnit::Kilometer => "kilometres",
        LengthUnit::Mile => "miles",
        LengthUnit::NauticalMile => "nautical miles",
        LengthUnit::Meter => "metres",
        LengthUnit::Foot => "feet",
    }
}

/// With a capital first letter, as a sentence begins.
pub(in crate::claim) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
