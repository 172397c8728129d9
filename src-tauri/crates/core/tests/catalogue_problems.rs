//! Stories of files that are not right: the file goes in, all problems come out, each with its line and what would be right.

use unknot_core::catalogue::{Catalogue, check};

/// A file that is right, to spoil in one place at a time.
fn right() -> &'static str {
    Catalogue::source("scap_squeeze").unwrap_or_default()
}

fn problems(text: &str) -> Vec<String> {
    match check("own.toml", text) {
        Ok(_) => Vec::new(),
        Err(found) => found.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn a_right_file_has_no_problem() {
    assert_eq!(problems(right()), Vec::<String>::new());
}
