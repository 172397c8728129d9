//! What only several files together can get wrong: names taken twice, links to nothing, ladders that lead back to themselves.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::load::{Loaded, is_key};
use super::problem::{Problem, nearest};

/// Most files of a folder (CONTRACTS 6).
pub(crate) const MOST_FILES: usize = 500;

/// All problems between files, in the order of the files.
pub(crate) fn problems(all: &[Loaded]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut first: BTreeMap<&str, &Loaded> = BTreeMap::new();
    for loaded in all {
        let id = loaded.movement.id.as_str();
        if let Some(other) = first.get(id) {
            let file = &other.file;
            found.push(at(
                loaded,
                loaded.id_line,
                format!("`id` \"{id}\" is taken by {file}; each movement needs its own"),
            ));
        } else {
            first.insert(id, loaded);
        }
        if let Some(stem) = stem(&loaded.file)
            && stem != id
        {
            let text = format!("`id` is \"{id}\", the file is called {stem}.toml; both should be the same");
            found.push(at(loaded, loaded.id_line, text));
        }
    }
    for loaded in all {
        for link in &loaded.links {
            if !first.contains_key(link.to.as_str()) {
                let hint = nearest(&link.to, first.keys().copied()).map_or_else(
                    || "name one that exists".to_owned(),
                    |near| format!("did you mean \"{near}\"?"),
                );
                found.push(at(
                    loaded,
                    link.line,
                    format!("there is no movement \"{}\"; {hint}", link.to),
                ));
            }
        }
    }
    found.extend(cycles(all));
    found
}

fn at(loaded: &Loaded, line: usize, text: String) -> Problem {
    Problem {
        file: loaded.file.clone(),
        line,
        text,
    }
}

fn stem(file: &str) -> Option<&str> {
    let name = file.rsplit(['/', '\\']).next()?;
    name.strip_suffix(".toml").filter(|stem| is_key(stem))
}

/// Each link that closes a circle of "is harder than", reported once, at the link that closes it.
fn cycles(all: &[Loaded]) -> Vec<Problem> {
    let mut harder: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut found = Vec::new();
    for loaded in all {
        for link in &loaded.links {
            let (this, other) = (loaded.movement.id.as_str(), link.to.as_str());
            let (easy, hard) = match link.than_this {
                Ordering::Less => (other, this),
                Ordering::Greater => (this, other),
                Ordering::Equal => continue,
            };
            if leads(&harder, hard, easy) {
                let text = format!(
                    "\"{hard}\" is called harder than \"{easy}\" here, but other links lead from \"{hard}\" up to \"{easy}\"; \
                     turn one of them round or take it out"
                );
                found.push(at(loaded, link.line, text));
            } else {
                harder.entry(easy).or_default().insert(hard);
            }
        }
    }
    found
}

fn leads<'m>(harder: &BTreeMap<&'m str, BTreeSet<&'m str>>, from: &'m str, to: &str) -> bool {
    let mut open = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(here) = open.pop() {
        if here == to {
            return true;
        }
        if seen.insert(here) {
            open.extend(harder.get(here).into_iter().flatten().copied());
        }
    }
    false
}
