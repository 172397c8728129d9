//! The guide beside the files knows every word that a file may use, and its example is right.

use unknot_core::catalogue::{Catalogue, Code, Item, Muscle, Often, Position, Type, When, check_plan};

const GUIDE: &str = include_str!("../catalogue/README.md");

#[test]
fn every_word_of_the_vocabularies_is_listed() {
    let muscles = Muscle::ALL.iter().map(|word| word.name());
    let words = muscles
        .chain(Item::ALL.iter().map(|word| word.name()))
        .chain(Code::ALL.iter().map(|word| word.name()))
        .chain(Position::ALL.iter().map(|word| word.name()))
        .chain(Type::ALL.iter().map(|word| word.name()))
        .chain(When::ALL.iter().map(|word| word.name()))
        .chain(Often::ALL.iter().map(|word| word.name()));
    let listed: Vec<&str> = GUIDE
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .collect();
    let lost: Vec<&str> = words.filter(|word| !listed.contains(word)).collect();
    assert_eq!(lost, Vec::<&str>::new());
}

#[test]
fn the_guides_example_is_a_plan() {
    let example = GUIDE
        .split("```toml")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .unwrap_or_default();
    let found = check_plan("sheet.toml", example.trim_start(), &Catalogue::builtin());
    assert_eq!(found.err(), None);
}
