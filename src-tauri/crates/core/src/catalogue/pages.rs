//! The eight background pages: what is known, what is not, and where the two articles disagree.

use serde::Serialize;

use super::Catalogue;
use super::load::{FORMAT, document, is_key, reviewed};
use super::load_parts::sources;
use super::movement::Source;
use super::problem::{Problem, Problems, nearest};
use super::reader::Reader;
use super::words::Type;

/// Most words of a page, the note on the articles included.
const MOST_WORDS: usize = 150;

/// One page, read in a minute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Its name in links; the name of its file without `.toml`.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
    /// Where the two articles disagree, or leave a gap.
    pub articles_differ: Option<String>,
    /// The movement whose drawing stands on it.
    pub figure: String,
    /// Movements of these types link here.
    pub for_types: Vec<Type>,
    /// Whether the welcome links here.
    pub welcome: bool,
    /// Pages to read on.
    pub see_also: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// When sources and text were last compared, `YYYY-MM-DD`.
    pub reviewed: String,
    /// By whom.
    pub reviewed_by: String,
}

impl Page {
    /// Words of its paragraphs and of the note on the articles.
    pub fn words(&self) -> usize {
        let texts = self.text.iter().chain(&self.articles_differ);
        texts.map(|text| text.split_whitespace().count()).sum()
    }
}

macro_rules! files {
    ($($id:literal)+) => {
        /// Id and text of each page, in the order in which they are listed.
        const FILES: &[(&str, &str)] = &[
            $(($id, include_str!(concat!("../../catalogue/pages/", $id, ".toml"))),)+
        ];
    };
}

files! {
    "tender_spot" "causes" "posture" "strength_and_stretching" "massage_and_rolling" "muscles" "load" "see_somebody"
}

/// The pages that come with Unknot, in their order, and what is wrong with them: nothing, in a program that was tested.
pub fn pages(catalogue: &Catalogue) -> (Vec<Page>, Vec<Problem>) {
    let mut pages = Vec::new();
    let mut problems = Vec::new();
    for (id, text) in FILES {
        match page(&format!("{id}.toml"), text, catalogue) {
            Ok(page) => pages.push(page),
            Err(found) => problems.extend(found),
        }
    }
    (pages, problems)
}

fn page(file: &str, text: &str, catalogue: &Catalogue) -> Result<Page, Vec<Problem>> {
    let problems = Problems::new(file, text);
    let page = document(&problems, text).map(|whole| {
        let root = Reader::new(&problems, &whole);
        let page = read(&root, catalogue);
        root.close();
        page
    });
    let found = problems.into_found();
    match page {
        Some(page) if found.is_empty() => Ok(page),
        Some(_) | None => Err(found),
    }
}

fn read(root: &Reader<'_>, catalogue: &Catalogue) -> Page {
    root.number("format", FORMAT..=FORMAT, "the version of the file format");
    let page = Page {
        id: root.text("id", 40, "lower-case letters, digits and _, as in the file's name"),
        title: root.text("title", 60, "its heading"),
        text: root.texts("text", 1..=6, 600, "its paragraphs"),
        articles_differ: root.text_if_there("articles_differ", 300, "where the articles disagree"),
        figure: root.text("figure", 40, "the id of the movement whose drawing stands on it"),
        for_types: root.words("for_types", 0..=7),
        welcome: root.flag("welcome", Some(false)),
        see_also: root.texts("see_also", 0..=3, 40, "ids of pages"),
        sources: sources(root),
        reviewed: reviewed(root),
        reviewed_by: root.text("reviewed_by", 240, "who compared text and sources"),
    };
    if !is_key(&page.id) {
        root.wrong(
            "id",
            "should be lower-case letters, digits and _, beginning with a letter",
        );
    }
    let words = page.words();
    if words > MOST_WORDS {
        root.wrong(
            "text",
            &format!("has {words} words with `articles_differ`; at most {MOST_WORDS} are read in a minute"),
        );
    }
    if catalogue.get(&page.figure).is_none() {
        root.wrong("figure", "should be the id of a movement");
    }
    for other in page
        .see_also
        .iter()
        .filter(|other| !FILES.iter().any(|(id, _)| id == other))
    {
        let hint = nearest(other, FILES.iter().map(|(id, _)| *id)).unwrap_or("one that exists");
        root.wrong(
            "see_also",
            &format!("names the page \"{other}\", which is not there; did you mean \"{hint}\"?"),
        );
    }
    page
}
