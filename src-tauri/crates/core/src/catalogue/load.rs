//! From the text of a movement file to a [`Movement`], or to everything that is wrong with it.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::de::{DeTable, ValueDeserializer};

use super::dose::Portion;
use super::load_dose::{dose, portion};
use super::load_parts::{codes, instead, mistakes, sources, variants};
use super::movement::{Kit, Movement};
use super::picture::picture;
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

/// Most letters of one sentence.
pub(crate) const SENTENCE: usize = 240;
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
    let cue = root.text("cue", 120, "one instruction of at most 12 words, for the break card");
    let words = cue.split_whitespace().count();
    if words > 12 {
        root.wrong("cue", &format!("has {words} words; at most 12 fit on the break card"));
    }
    let (variants, ladder) = variants(root, problems, links);
    let codes = codes(root, &variants, problems, links);
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
        codes,
        sources: sources(root),
        reviewed: reviewed(root),
        reviewed_by: root.text("reviewed_by", SENTENCE, "who compared text and sources"),
        alt: root.text("alt", PARAGRAPH, "the picture in words: what moves where"),
        picture: picture(root, problems, links),
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

pub(crate) fn reviewed(root: &Reader<'_>) -> String {
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
