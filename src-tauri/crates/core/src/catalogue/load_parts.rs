//! The repeated tables of a movement file: `[[mistake]]`, `[[variant]]`, `[[instead]]`, `[[hidden_by]]`, `[[source]]`.

use std::cmp::Ordering;

use super::load::{Link, SENTENCE, STANDARD, is_key};
use super::movement::{Contraindication, Instead, Mistake, Source, Variant};
use super::problem::Problems;
use super::reader::Reader;

pub(crate) fn mistakes(root: &Reader<'_>) -> Vec<Mistake> {
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

pub(crate) fn variants(root: &Reader<'_>, problems: &Problems<'_>, links: &mut Vec<Link>) -> (Vec<Variant>, bool) {
    let mut variants: Vec<Variant> = Vec::new();
    let right = "versions from the easiest to the hardest, the one with the key `standard` among them";
    let ladder = root.flag("ladder", Some(false));
    let mut than_this = Ordering::Less;
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
            than_this = Ordering::Greater;
        }
        let movement = link(&entry, "movement", than_this, problems, links);
        variants.push(Variant {
            how: entry.text("how", SENTENCE, "what is different"),
            kit: entry.words("kit", 0..=3),
            without_kit: entry.flag("without_kit", Some(false)),
            grams: entry.number_if_there("grams", 250..=50_000, "load per hand in grams"),
            each_heavier: entry.flag("each_heavier", Some(false)),
            movement,
            key,
        });
        entry.close();
    }
    if !variants.is_empty() && than_this == Ordering::Less {
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
    than_this: Ordering,
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

pub(crate) fn instead(root: &Reader<'_>, problems: &Problems<'_>, links: &mut Vec<Link>) -> Vec<Instead> {
    let mut all = Vec::new();
    for entry in root.tables(
        "instead",
        0..=6,
        "movements that step in, each with `movement` and `when`",
    ) {
        let movement = link(&entry, "movement", Ordering::Equal, problems, links);
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

pub(crate) fn codes(
    root: &Reader<'_>,
    variants: &[Variant],
    problems: &Problems<'_>,
    links: &mut Vec<Link>,
) -> Vec<Contraindication> {
    let mut all = Vec::new();
    for entry in root.tables("hidden_by", 0..=9, "what speaks against it, each with `code`") {
        let becomes = entry.texts("becomes", 0..=3, 40, "ids of movements");
        let line = problems.line(&entry.place("becomes"));
        links.extend(becomes.iter().map(|to| Link {
            to: to.clone(),
            line,
            than_this: Ordering::Equal,
        }));
        let unless = entry.text_if_there("unless", 24, "the key of a version that may stay");
        let keys: Vec<&str> = variants.iter().map(|variant| variant.key.as_str()).collect();
        if let Some(version) = &unless
            && !keys.contains(&version.as_str())
        {
            let text = format!(
                "names the version \"{version}\"; this movement has: {}",
                keys.join(", ")
            );
            entry.wrong("unless", &text);
        }
        if let Some(code) = entry.word("code") {
            all.push(Contraindication { code, unless, becomes });
        }
        entry.close();
    }
    all
}

pub(crate) fn sources(root: &Reader<'_>) -> Vec<Source> {
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
