//! From the text of a movement file to a [`Movement`], or to everything that is wrong with it.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::de::{DeTable, ValueDeserializer};

use super::dose::Portion;
use super::load_dose::{dose, portion};
use super::movement::{Contraindication, Instead, Kit, Mistake, Movement, Source, Variant};
use super::problem::{Problem, Problems};
use super::reader::Reader;
use super::words::{Type, Word};
use crate::Kind;

/// Most bytes of a file (CONTRACTS 6).
pub(crate) const MOST_BYTES: usize = 256 * 1024;
/// The version of the file format.
pub(crate) const FORMAT: u32 = 1;
/// The key of the movement as described, among its variants.
pub(crate) const STANDARD: &str = "standard";

const SENTENCE: usize = 240;
const PARAGRAPH: usize = 600;

/// Reads one file, with the places of its links for the check across files.
pub(crate) fn movement(file: &str, text: &str) -> Result<Loaded, Vec<Problem>> {
    let problems = Problems::new(file, text);
    let loaded = parse(&problems, file, text);
    let found = problems.into_found();
    match loaded {
        Some(loaded) if found.is_empty() => Ok(loaded),
        Some(_) | None => Err(found),
    }
}

/// A movement and where in its file it names others.
pub(crate) struct Loaded {
    pub(crate) movement: Movement,
    pub(crate) file: String,
    pub(crate) id_line: usize,
    pub(crate) links: Vec<Link>,
}

/// A movement named in another one's file.
pub(crate) struct Link {
    pub(crate) to: String,
    pub(crate) line: usize,
    /// The file says that `to` is easier (`Less`) or harder (`Greater`); `Equal` where it only steps in.
    pub(crate) than_this: std::cmp::Ordering,
}

fn parse(problems: &Problems<'_>, file: &str, text: &str) -> Option<Loaded> {
    let whole = document(problems, text)?;
    let root = Reader::new(problems, &whole);
    let mut links = Vec::new();
    let id_place = root.place("id");
    let movement = read(&root, problems, &mut links);
    root.close();
    Some(Loaded {
        id_line: problems.line(&id_place),
        file: file.to_owned(),
        movement,
        links,
    })
}

/// The file as a table with places, if it is not too large.
///
/// The parser goes on after an error, so that one missing quote does not hide what else is wrong; what it had to drop meanwhile is not
/// reported as missing.
pub(crate) fn document<'t>(problems: &Problems<'_>, text: &'t str) -> Option<toml::Spanned<DeTable<'t>>> {
    if text.len() > MOST_BYTES {
        let kib = text.len().div_ceil(1024);
        problems.add(&(0..0), format!("the file has {kib} KiB; at most 256 KiB are read"));
        return None;
    }
    let (whole, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let message = error.message();
        problems.add(&error.span().unwrap_or(0..0), format!("this is not TOML: {message}"));
    }
    problems.set_torn(!errors.is_empty());
    Some(whole)
}

fn read(root: &Reader<'_>, problems: &Problems<'_>, links: &mut Vec<Link>) -> Movement {
    root.number("format", FORMAT..=FORMAT, "the version of the file format");
    let id = root.text("id", 40, "lower-case letters, digits and _, as in the file's name");
    if !id.is_empty() && !is_key(&id) {
        root.wrong(
            "id",
            "should be lower-case letters, digits and _, beginning with a letter",
        );
    }
    let cue = root.text("cue", 90, "one instruction of at most 12 words, for the break card");
    let words = cue.split_whitespace().count();
    if words > 12 {
        root.wrong("cue", &format!("has {words} words; at most 12 fit on the break card"));
    }
    let (variants, ladder) = variants(root, problems, links);
    let dose = dose(root);
    Movement {
        name: root.text("name", 40, "what people call it"),
        synonyms: root.texts("synonyms", 0..=8, 40, "other names"),
        summary: root.text("summary", 90, "how long, in which position, what to fetch"),
        kind: root.word("type").unwrap_or(Type::Mobility),
        primary: root.words("primary", 1..=5),
        secondary: root.words("secondary", 0..=8),
        kit: kit(root),
        positions: root.words("positions", 1..=4),
        places: root.words("places", 1..=3).into_iter().collect(),
        silent: root.flag("silent", None),
        office_clothes: root.flag("office_clothes", None),
        before_questions: root.flag("before_questions", Some(false)),
        breaks: breaks(root, &dose),
        dose,
        set_up: root.text("set_up", PARAGRAPH, "how to get into the starting position"),
        steps: root.texts("steps", 2..=8, SENTENCE, "what to do, one thing a line"),
        breathing: root.text("breathing", SENTENCE, "when to breathe in and out"),
        feel: root.text("feel", SENTENCE, "where to feel it"),
        mistakes: mistakes(root),
        variants,
        ladder,
        instead: instead(root, problems, links),
        checks: root.texts("checks", 0..=6, SENTENCE, "what to look at before beginning"),
        cautions: root.texts("cautions", 0..=6, SENTENCE, "what to take care of"),
        stop: root.texts("stop", 1..=6, SENTENCE, "when to stop"),
        codes: codes(root, problems, links),
        sources: sources(root),
        reviewed: reviewed(root),
        reviewed_by: root.text("reviewed_by", SENTENCE, "who compared text and sources"),
        alt: root.text("alt", PARAGRAPH, "the picture in words: what moves where"),
        figure: figure(root),
        id,
        cue,
    }
}

/// Whether a text can be an id or a key.
pub(crate) fn is_key(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

fn kit(root: &Reader<'_>) -> Kit {
    let Some(table) = root.table_if_there("kit") else {
        return Kit::default();
    };
    let kit = Kit {
        all: table.words("all", 0..=4),
        one_of: table.words("one_of", 0..=5),
        handy: table.words("handy", 0..=3),
    };
    table.close();
    kit
}

fn breaks(root: &Reader<'_>, dose: &super::Dose) -> BTreeMap<Kind, Portion> {
    let mut suits = BTreeMap::new();
    let Some(table) = root.table_if_there("breaks") else {
        return suits;
    };
    for kind in Kind::ALL {
        let Some(entry) = table.table_if_there(kind.word()) else {
            continue;
        };
        let portion = portion(&entry);
        entry.close();
        let (seconds, most) = (
            dose.portion_seconds(portion),
            match kind {
                Kind::Micro => 30,
                Kind::Move => 180,
            },
        );
        if seconds > most {
            let text =
                format!("takes {seconds} s; a break of this kind has {most} s: give fewer `sets`, `reps` or `seconds`");
            table.wrong(kind.word(), &text);
        }
        suits.insert(kind, portion);
    }
    table.close();
    suits
}

fn mistakes(root: &Reader<'_>) -> Vec<Mistake> {
    let right = "what often goes wrong, each with `goes_wrong` and `instead`";
    let mut mistakes = Vec::new();
    for entry in root.tables("mistake", 1..=6, right) {
        mistakes.push(Mistake {
            goes_wrong: entry.text("goes_wrong", SENTENCE, "what happens"),
            instead: entry.text("instead", SENTENCE, "what to do instead"),
        });
        entry.close();
    }
    mistakes
}

fn variants(root: &Reader<'_>, problems: &Problems<'_>, links: &mut Vec<Link>) -> (Vec<Variant>, bool) {
    let mut variants: Vec<Variant> = Vec::new();
    let right = "versions from the easiest to the hardest, the one with the key `standard` among them";
    let ladder = root.flag("ladder", Some(false));
    let mut than_this = std::cmp::Ordering::Less;
    for entry in root.tables("variant", 1..=12, right) {
        let key = entry.text("key", 24, "a short name, such as `one_arm`");
        if !key.is_empty() && !is_key(&key) {
            entry.wrong(
                "key",
                "should be lower-case letters, digits and _, beginning with a letter",
            );
        }
        if variants.iter().any(|variant| variant.key == key) {
            entry.wrong(
                "key",
                &format!("\"{key}\" is taken by a version above; each needs its own"),
            );
        }
        if key == STANDARD {
            than_this = std::cmp::Ordering::Greater;
        }
        let movement = link(&entry, "movement", than_this, problems, links);
        variants.push(Variant {
            how: entry.text("how", SENTENCE, "what is different"),
            kit: entry.words("kit", 0..=3),
            grams: entry.number_if_there("grams", 250..=50_000, "load per hand in grams"),
            each_heavier: entry.flag("each_heavier", Some(false)),
            movement,
            key,
        });
        entry.close();
    }
    if !variants.is_empty() && than_this == std::cmp::Ordering::Less {
        root.wrong(
            "variant",
            "has no version with the key `standard`; the movement as described is one",
        );
    }
    (variants, ladder)
}

fn link(
    entry: &Reader<'_>,
    key: &'static str,
    than_this: std::cmp::Ordering,
    problems: &Problems<'_>,
    links: &mut Vec<Link>,
) -> Option<String> {
    let to = entry.text_if_there(key, 40, "the id of a movement")?;
    let line = problems.line(&entry.place(key));
    links.push(Link {
        to: to.clone(),
        line,
        than_this,
    });
    Some(to)
}

fn instead(root: &Reader<'_>, problems: &Problems<'_>, links: &mut Vec<Link>) -> Vec<Instead> {
    let mut all = Vec::new();
    for entry in root.tables(
        "instead",
        0..=6,
        "movements that step in, each with `movement` and `when`",
    ) {
        let movement = link(&entry, "movement", std::cmp::Ordering::Equal, problems, links);
        if movement.is_none() {
            entry.wrong("movement", "is missing: the id of a movement");
        }
        if let (Some(movement), Some(when)) = (movement, entry.word("when")) {
            all.push(Instead { movement, when });
        }
        entry.close();
    }
    all
}

fn codes(root: &Reader<'_>, problems: &Problems<'_>, links: &mut Vec<Link>) -> Vec<Contraindication> {
    let mut all = Vec::new();
    for entry in root.tables("hidden_by", 0..=9, "what speaks against it, each with `code`") {
        let becomes = entry.texts("becomes", 0..=3, 40, "ids of movements");
        let line = problems.line(&entry.place("becomes"));
        links.extend(becomes.iter().map(|to| Link {
            to: to.clone(),
            line,
            than_this: std::cmp::Ordering::Equal,
        }));
        let unless = entry.text_if_there("unless", 24, "the key of a version that may stay");
        if let Some(code) = entry.word("code") {
            all.push(Contraindication { code, unless, becomes });
        }
        entry.close();
    }
    all
}

fn sources(root: &Reader<'_>) -> Vec<Source> {
    let mut sources = Vec::new();
    for entry in root.tables("source", 1..=8, "where it comes from, each with `says` and `at`") {
        sources.push(Source {
            says: entry.text("says", SENTENCE, "what it says, in your words"),
            at: entry.text("at", 160, "a DOI, a PubMed number, a file name or an address"),
        });
        entry.close();
    }
    sources
}

fn reviewed(root: &Reader<'_>) -> String {
    let right = "the day on which text and sources were compared, \"2026-11-24\"";
    let date = root.text("reviewed", 10, right);
    if !date.is_empty() && date.parse::<chrono::NaiveDate>().is_err() {
        root.wrong("reviewed", &format!("is not a day; it should be {right}"));
    }
    date
}

fn figure(root: &Reader<'_>) -> Option<toml::Table> {
    let value = root.value("figure")?;
    let table = toml::Table::deserialize(ValueDeserializer::from(value.clone()));
    if table.is_err() {
        root.wrong("figure", "should be a table: how the movement is drawn");
    }
    table.ok()
}
