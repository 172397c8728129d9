//! The background pages.

use unknot_core::catalogue::{Catalogue, Page, Type, pages};

fn all() -> Vec<Page> {
    pages(&Catalogue::builtin()).0
}

#[test]
fn eight_pages_are_there_and_right() {
    let (pages, problems) = pages(&Catalogue::builtin());
    assert_eq!(problems, []);
    let ids: Vec<&str> = pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "tender_spot",
            "causes",
            "posture",
            "strength_and_stretching",
            "massage_and_rolling",
            "muscles",
            "load",
            "see_somebody"
        ]
    );
}

#[test]
fn each_is_read_in_a_minute_and_names_its_sources() {
    for page in all() {
        assert!(
            (60..=150).contains(&page.words()),
            "{}: {} words",
            page.id,
            page.words()
        );
        assert!(page.sources.len() >= 2, "{}: sources", page.id);
    }
}

#[test]
fn where_the_articles_disagree_the_page_says_so() {
    for page in all().iter().filter(|page| page.id != "muscles") {
        assert!(page.articles_differ.is_some(), "{}", page.id);
    }
}

#[test]
fn every_type_of_movement_has_a_page_behind_it_and_the_welcome_has_some() {
    let pages = all();
    for kind in Type::ALL {
        assert!(
            pages.iter().any(|page| page.for_types.contains(kind)),
            "{}",
            kind.name()
        );
    }
    assert!(pages.iter().any(|page| page.welcome));
}

#[test]
fn the_pages_promise_nothing() {
    let forbidden = [
        "fix",
        "cure",
        "heal",
        "treat",
        "weak",
        "lazy",
        "must",
        "bad",
        "poor",
        "therap",
        "prescri",
        "reliev",
        "patient",
        "diagnos",
        "permanent",
        "guarantee",
    ];
    for page in all() {
        let texts = page
            .text
            .iter()
            .chain(&page.articles_differ)
            .chain(page.sources.iter().map(|source| &source.says));
        for text in texts {
            for word in text.to_lowercase().split(|letter: char| !letter.is_alphabetic()) {
                let hit = forbidden.iter().any(|forbidden| word.starts_with(forbidden));
                // The profession keeps its name, and one article's numbers are fixed ones.
                let allowed = word.starts_with("physiotherap") || word == "fixed";
                assert!(allowed || !hit, "{}: \"{word}\" in \"{text}\"", page.id);
            }
            assert!(!text.contains('!') && text.ends_with('.'), "{}: {text}", page.id);
        }
    }
}
