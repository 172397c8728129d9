//! One movement, as its file says it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::dose::{Dose, Portion};
use super::picture::Picture;
use super::words::{Code, Item, Muscle, Position, Type, When};
use crate::Kind;
use crate::settings::Place;

/// A movement: what a card, a session and the library need to know of it. The sentences are data, in the language of the file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Movement {
    /// Name in links, plans and the record; the name of its file without `.toml`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What else people call it.
    pub synonyms: Vec<String>,
    /// One line for the break card: an instruction of at most twelve words.
    pub cue: String,
    /// One line for Today: how long, in which position, what to fetch.
    pub summary: String,
    /// What it is for.
    #[serde(rename = "type")]
    pub kind: Type,
    /// What works or lengthens most.
    pub primary: Vec<Muscle>,
    /// What works along.
    pub secondary: Vec<Muscle>,
    /// What has to be at hand.
    pub kit: Kit,
    /// How the body is placed; more than one where one may choose.
    pub positions: Vec<Position>,
    /// Where it can be done.
    pub places: BTreeSet<Place>,
    /// Whether nobody in the room hears it.
    pub silent: bool,
    /// Whether it can be done in what people wear at work.
    pub office_clothes: bool,
    /// Whether it may be offered before the safety questions are answered.
    pub before_questions: bool,
    /// The break kinds it suits, each with the part of the dose that fits.
    pub breaks: BTreeMap<Kind, Portion>,
    /// How much.
    pub dose: Dose,
    /// How to get into the starting position.
    pub set_up: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// When to breathe in and out.
    pub breathing: String,
    /// Where to feel it.
    pub feel: String,
    /// What often goes wrong, and what to do instead.
    pub mistakes: Vec<Mistake>,
    /// Versions from the easiest to the hardest; the movement as described is the one with the key `standard`.
    pub variants: Vec<Variant>,
    /// Whether the variants are a ladder that progression climbs (RULES 1); otherwise they are the person's own choice.
    pub ladder: bool,
    /// Movements that step in for it.
    pub instead: Vec<Instead>,
    /// What to look at before beginning: chair wheels, band, anchor.
    pub checks: Vec<String>,
    /// What to take care of.
    pub cautions: Vec<String>,
    /// When to stop.
    pub stop: Vec<String>,
    /// What hides it, besides the rules that hold for whole groups ([`Movement::hidden_by`]).
    pub codes: Vec<Contraindication>,
    /// Where what stands here comes from.
    pub sources: Vec<Source>,
    /// When the sources were last compared with the text, `YYYY-MM-DD`.
    pub reviewed: String,
    /// By whom.
    pub reviewed_by: String,
    /// The picture in words: what moves where.
    pub alt: String,
    /// What stands in for a drawing of its own.
    pub picture: Option<Picture>,
    /// The `[figure]` table, uninterpreted; the drawing's own crate reads it.
    #[serde(skip)]
    pub figure: Option<toml::Table>,
}

impl Movement {
    /// The other movements that this one names, as versions or as what steps in; some more than once.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let versions = self.variants.iter().filter_map(|variant| variant.movement.as_deref());
        let instead = self.instead.iter().map(|instead| instead.movement.as_str());
        let becomes = self
            .codes
            .iter()
            .flat_map(|code| code.becomes.iter().map(String::as_str));
        versions.chain(instead).chain(becomes)
    }

    /// Whether there is the kit for a version (by key; `None` is the standard one). An unknown version is not possible.
    pub fn possible(&self, version: Option<&str>, at_hand: &BTreeSet<Item>) -> bool {
        let Some(key) = version else {
            return self.kit.met_by(at_hand);
        };
        let has = |item: &Item| item.always_at_hand() || at_hand.contains(item);
        self.variants
            .iter()
            .find(|variant| variant.key == key)
            .is_some_and(|variant| (variant.without_kit || self.kit.met_by(at_hand)) && variant.kit.iter().all(has))
    }
}

/// What has to be at hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Kit {
    /// All of these.
    pub all: Vec<Item>,
    /// And one of these, the best first.
    pub one_of: Vec<Item>,
    /// Pleasant, but a rug or a towel does as well.
    pub handy: Vec<Item>,
}

impl Kit {
    /// Whether `at_hand` (and what everybody has) is enough.
    pub fn met_by(&self, at_hand: &BTreeSet<Item>) -> bool {
        let has = |item: &Item| item.always_at_hand() || at_hand.contains(item);
        self.all.iter().all(has) && (self.one_of.is_empty() || self.one_of.iter().any(has))
    }
}

/// What often goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// What happens.
    pub goes_wrong: String,
    /// What to do instead.
    pub instead: String,
}

/// A version of the movement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Variant {
    /// Its name in the record.
    pub key: String,
    /// What is different, in words.
    pub how: String,
    /// What it needs besides the movement's kit.
    pub kit: Vec<Item>,
    /// Whether it does without the movement's kit: lying on the floor asks for no wall.
    pub without_kit: bool,
    /// Load per hand in grams, where the rung is a fixed load.
    pub grams: Option<u32>,
    /// Stands for one rung per heavier load (or band) that the person owns.
    pub each_heavier: bool,
    /// The movement that this version is, where it has a file of its own.
    pub movement: Option<String>,
}

/// Another movement for the same purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Instead {
    /// Which.
    pub movement: String,
    /// When.
    pub when: When,
}

/// What hides a movement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contraindication {
    /// The answer that hides it.
    pub code: Code,
    /// The version that may stay.
    pub unless: Option<String>,
    /// What takes its place in a plan, the first that is possible.
    pub becomes: Vec<String>,
}

/// Where something comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// What it says, in our words.
    pub says: String,
    /// Where it stands: a DOI, a PubMed number, a file name, an address.
    pub at: String,
}
