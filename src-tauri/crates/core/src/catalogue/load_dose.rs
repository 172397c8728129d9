//! The `[dose]` table of a movement file.

use std::ops::RangeInclusive;

use super::dose::{Dose, Portion, Span, Tempo, Work};
use super::reader::Reader;
use super::words::{Often, Whose};

/// One set or one bout lasts this many seconds, rests not counted.
const BOUT: RangeInclusive<u32> = 15..=300;

const SETS: RangeInclusive<u32> = 1..=6;
const REPS: RangeInclusive<u32> = 1..=50;
const SECONDS: RangeInclusive<u32> = 1..=600;
const PACE: RangeInclusive<u32> = 0..=15;

/// Reads `[dose]`.
pub(crate) fn dose(root: &Reader<'_>) -> Dose {
    let Some(table) = root.table(
        "dose",
        "how much: `sets`, `reps` or `hold` or `seconds`, `rest`, `whose`",
    ) else {
        return harmless();
    };
    let work = work(&table);
    let tempo = tempo(&table);
    let whose = table.word("whose");
    let dose = Dose {
        sets: span(&table, "sets", "sets_range", SETS, "how many sets"),
        work,
        tempo,
        rest: table.number("rest", 0..=300, "seconds between two sets"),
        per_side: table.flag("per_side", Some(false)),
        often: table.word("often").unwrap_or(Often::InBreaks),
        whose: whose.unwrap_or(Whose::Ours),
        articles: table.texts("articles", 0..=3, 80, "the file names of the articles that say it"),
        note: table.text("note", 400, "ours: why; the article's: which parts we filled in"),
    };
    match whose {
        Some(Whose::Article) if dose.articles.is_empty() => {
            table.wrong("articles", "should name the file of the article that says this dose");
        }
        Some(Whose::Ours) if !dose.articles.is_empty() => {
            table.wrong(
                "articles",
                "names an article, but `whose` says the dose is ours; one of the two is off",
            );
        }
        Some(Whose::Article | Whose::Ours) | None => {}
    }
    let seconds = dose.set_seconds();
    if !BOUT.contains(&seconds) {
        root.wrong(
            "dose",
            &format!("makes one set last {seconds} s; it should last from 15 s to 5 min"),
        );
    }
    table.close();
    dose
}

/// What stands in for a dose that could not be read; never leaves the loader.
fn harmless() -> Dose {
    Dose {
        sets: Span::fixed(1),
        work: Work::Time {
            seconds: Span::fixed(30),
        },
        tempo: None,
        rest: 0,
        per_side: false,
        often: Often::InBreaks,
        whose: Whose::Ours,
        articles: Vec::new(),
        note: String::new(),
    }
}

fn work(table: &Reader<'_>) -> Work {
    if table.has("reps") {
        if table.has("seconds") {
            table.wrong("seconds", "stands beside `reps`; a set is counted or timed, not both");
        }
        return Work::Reps {
            reps: span(table, "reps", "reps_range", REPS, "repetitions of a set"),
            hold: table
                .has("hold")
                .then(|| span(table, "hold", "hold_range", SECONDS, "seconds at the far point")),
        };
    }
    // Asked for also where it is absent, so that a misspelt one finds its name.
    if table.has("seconds") {
        return Work::Time {
            seconds: span(table, "seconds", "seconds_range", SECONDS, "seconds of a bout"),
        };
    }
    Work::Hold {
        seconds: span(
            table,
            "hold",
            "hold_range",
            SECONDS,
            "seconds of a hold; or give `reps`, or `seconds`",
        ),
    }
}

fn span(
    table: &Reader<'_>,
    key: &'static str,
    range_key: &'static str,
    within: RangeInclusive<u32>,
    right: &str,
) -> Span {
    let start = table.number(key, within.clone(), right);
    match table.range(range_key, within) {
        Some((least, most)) => {
            if !(least..=most).contains(&start) {
                table.wrong(
                    key,
                    &format!("is {start}, outside its own `{range_key}` of {least} to {most}"),
                );
            }
            Span { start, least, most }
        }
        None => Span::fixed(start),
    }
}

fn tempo(table: &Reader<'_>) -> Option<Tempo> {
    let tempo = table.table_if_there("tempo")?;
    let read = Tempo {
        out: tempo.number("out", PACE, "seconds to the far point"),
        hold: tempo.number("hold", PACE, "seconds there"),
        back: tempo.number("back", PACE, "seconds back"),
        words: tempo.texts("words", 0..=3, 16, "a word for each phase that takes time"),
    };
    let phases = [read.out, read.hold, read.back]
        .iter()
        .filter(|seconds| **seconds > 0)
        .count();
    if !read.words.is_empty() && read.words.len() != phases {
        let is = read.words.len();
        tempo.wrong(
            "words",
            &format!("has {is} words for {phases} phases that take time; it should have as many"),
        );
    }
    tempo.close();
    Some(read)
}

/// Reads one entry of `[breaks]`.
pub(crate) fn portion(entry: &Reader<'_>) -> Portion {
    Portion {
        sets: entry.number_if_there("sets", SETS, "sets in this break"),
        reps: entry.number_if_there("reps", REPS, "reps in this break"),
        seconds: entry.number_if_there("seconds", SECONDS, "seconds in this break"),
    }
}
