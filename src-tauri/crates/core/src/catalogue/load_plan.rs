//! From the text of a plan file to a [`PlanFile`], or to everything that is wrong with it.

use chrono::Weekday;

use super::Catalogue;
use super::load::{FORMAT, STANDARD, document, is_key};
use super::movement::Movement;
use super::plan_file::{Length, Part, PlanFile, PlanMove};
use super::problem::{Problem, Problems, nearest};
use super::reader::Reader;
use super::words::Word;
use crate::settings::SessionLength;

impl Word for Weekday {
    const WHAT: &'static str = "a day";
    const WORDS: &'static [Self] = &[
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];

    fn word(self) -> &'static str {
        match self {
            Weekday::Mon => "mon",
            Weekday::Tue => "tue",
            Weekday::Wed => "wed",
            Weekday::Thu => "thu",
            Weekday::Fri => "fri",
            Weekday::Sat => "sat",
            Weekday::Sun => "sun",
        }
    }
}

impl Word for SessionLength {
    const WHAT: &'static str = "a length";
    const WORDS: &'static [Self] = &[
        SessionLength::TwoMinutes,
        SessionLength::Twenty,
        SessionLength::Thirty,
        SessionLength::Full,
        SessionLength::AsWritten,
    ];

    fn word(self) -> &'static str {
        match self {
            SessionLength::TwoMinutes => "2m",
            SessionLength::Twenty => "20m",
            SessionLength::Thirty => "30m",
            SessionLength::Full => "full",
            SessionLength::AsWritten => "as_written",
        }
    }
}

/// Reads one plan file; its movements have to be in `catalogue`.
pub(crate) fn plan(file: &str, text: &str, catalogue: &Catalogue) -> Result<PlanFile, Vec<Problem>> {
    let problems = Problems::new(file, text);
    let plan = document(&problems, text).map(|whole| {
        let root = Reader::new(&problems, &whole);
        let plan = Plans { catalogue }.read(&root);
        root.close();
        plan
    });
    let found = problems.into_found();
    match plan {
        Some(plan) if found.is_empty() => Ok(plan),
        Some(_) | None => Err(found),
    }
}

struct Plans<'c> {
    catalogue: &'c Catalogue,
}

impl Plans<'_> {
    fn read(&self, root: &Reader<'_>) -> PlanFile {
        root.number("format", FORMAT..=FORMAT, "the version of the file format");
        let id = root.text("id", 40, "lower-case letters, digits and _, as in the file's name");
        if !id.is_empty() && !is_key(&id) {
            root.wrong(
                "id",
                "should be lower-case letters, digits and _, beginning with a letter",
            );
        }
        let parts = self.parts(root);
        PlanFile {
            id,
            name: root.text("name", 60, "what people call it"),
            about: root.text("about", 600, "where it comes from and what it is for"),
            days: root.words("days", 1..=7),
            lengths: lengths(root, &parts),
            daily: root.tables("daily", 0..=6, "what is done daily").iter_moves(self),
            rotation: self.ids(root, "rotation", "ids of movements for breaks"),
            relief: self.ids(root, "relief", "ids of stretches for breaks"),
            parts,
        }
    }

    fn parts(&self, root: &Reader<'_>) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for entry in root.tables("part", 1..=20, "pieces of sessions, each with `key` and its moves") {
            let key = entry.text("key", 24, "a short name, such as `warm_up`");
            if !key.is_empty() && !is_key(&key) {
                entry.wrong(
                    "key",
                    "should be lower-case letters, digits and _, beginning with a letter",
                );
            }
            if parts.iter().any(|part| part.key == key) {
                entry.wrong(
                    "key",
                    &format!("\"{key}\" is taken by a part above; each needs its own"),
                );
            }
            parts.push(Part {
                round: entry.flag("round", Some(false)),
                moves: entry
                    .tables("move", 1..=20, "its movements, each with `movement`")
                    .iter_moves(self),
                key,
            });
            entry.close();
        }
        parts
    }

    fn ids(&self, root: &Reader<'_>, key: &'static str, right: &str) -> Vec<String> {
        let ids = root.texts(key, 0..=40, 40, right);
        for id in &ids {
            self.movement(root, key, id);
        }
        ids
    }

    fn movement(&self, reader: &Reader<'_>, key: &str, id: &str) -> Option<&Movement> {
        let found = self.catalogue.get(id);
        if found.is_none() && !id.is_empty() {
            let hint = nearest(id, self.catalogue.iter().map(|movement| movement.id.as_str())).map_or_else(
                || "name one that exists".to_owned(),
                |near| format!("did you mean \"{near}\"?"),
            );
            reader.wrong(key, &format!("names \"{id}\", and there is no such movement; {hint}"));
        }
        found
    }

    fn one(&self, entry: &Reader<'_>) -> PlanMove {
        let id = entry.text("movement", 40, "the id of a movement");
        let movement = self.movement(entry, "movement", &id);
        let variant = entry.text_if_there("variant", 24, "the key of a version");
        if let (Some(movement), Some(variant)) = (movement, &variant) {
            let mut keys = movement.variants.iter().map(|known| known.key.as_str());
            if !keys.clone().any(|key| key == variant) {
                let known = keys.by_ref().collect::<Vec<_>>().join(", ");
                entry.wrong("variant", &format!("names \"{variant}\"; {id} has: {known}"));
            }
        }
        PlanMove {
            sets: entry.number_if_there("sets", 1..=6, "how many sets"),
            reps: entry.number_if_there("reps", 1..=50, "reps of a set"),
            seconds: entry.number_if_there("seconds", 1..=600, "seconds of a hold or a bout"),
            unless_done_today: entry.flag("unless_done_today", Some(false)),
            otherwise: entry
                .tables("otherwise", 0..=3, "what takes its place without the kit")
                .iter_moves(self),
            variant: variant.filter(|variant| variant != STANDARD),
            movement: id,
        }
    }
}

/// Reads each table of a list as a movement of the plan.
trait Moves {
    fn iter_moves(self, plans: &Plans<'_>) -> Vec<PlanMove>;
}

impl Moves for Vec<Reader<'_>> {
    fn iter_moves(self, plans: &Plans<'_>) -> Vec<PlanMove> {
        self.into_iter()
            .map(|entry| {
                let read = plans.one(&entry);
                entry.close();
                read
            })
            .collect()
    }
}

/// The `[[length]]` tables; a plan without any has one length with all of its parts in order, as a sheet of paper has.
fn lengths(root: &Reader<'_>, parts: &[Part]) -> Vec<Length> {
    let keys: Vec<&str> = parts.iter().map(|part| part.key.as_str()).collect();
    let entries = root.tables("length", 0..=5, "how long a session can be");
    if entries.is_empty() {
        return vec![Length {
            length: SessionLength::Full,
            sets: 6,
            ramp: false,
            turns: vec![keys.iter().map(|key| (*key).to_owned()).collect()],
        }];
    }
    let mut lengths: Vec<Length> = Vec::new();
    for entry in entries {
        let length = entry.word("length").unwrap_or(SessionLength::Full);
        if lengths.iter().any(|known| known.length == length) {
            entry.wrong(
                "length",
                &format!("\"{}\" stands here a second time; once is enough", length.word()),
            );
        }
        let turns = entry.texts("turns", 1..=7, 240, "keys of parts in order, one session a line");
        let turns: Vec<Vec<String>> = turns
            .iter()
            .map(|turn| turn.split_whitespace().map(str::to_owned).collect())
            .collect();
        for key in turns.iter().flatten().filter(|key| !keys.contains(&key.as_str())) {
            let hint = nearest(key, keys.iter().copied()).map_or_else(
                || format!("there are: {}", keys.join(", ")),
                |near| format!("did you mean \"{near}\"?"),
            );
            entry.wrong(
                "turns",
                &format!("names the part \"{key}\", which is not in this file; {hint}"),
            );
        }
        lengths.push(Length {
            length,
            sets: entry.number("sets", 1..=6, "most sets of a movement that steps up"),
            ramp: entry.flag("ramp", Some(true)),
            turns,
        });
        entry.close();
    }
    for key in keys {
        if !lengths
            .iter()
            .flat_map(|length| length.turns.iter().flatten())
            .any(|used| used == key)
        {
            root.wrong(
                "part",
                &format!("\"{key}\" is in no `turns`; name it there or take it out"),
            );
        }
    }
    lengths
}
