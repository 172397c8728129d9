//! The catalogue: movements as data that a physiotherapist can read, correct and extend.
//!
//! One file is one movement (`catalogue/movements/<id>.toml`). [`check`] reads one and tells everything that is wrong with it;
//! [`Catalogue::from_files`] reads a folder and tells what is wrong between files, too. The built-in movements are parsed when asked for
//! and should be let go of again: most of the day nobody needs them.

use std::collections::BTreeSet;

mod builtin;
mod dose;
mod hidden;
mod layout;
mod links;
mod load;
mod load_dose;
mod load_parts;
mod load_plan;
mod movement;
mod pages;
mod picture;
mod plan_file;
pub(crate) mod problem;
pub(crate) mod reader;
pub(crate) mod words;

pub use dose::{Dose, Portion, Span, Tempo, Work};
pub use hidden::Hidden;
pub use layout::{Block, Circumstances, Slot, session_seconds};
pub use movement::{Contraindication, Instead, Kit, Mistake, Movement, Source, Variant};
pub use pages::{Page, pages};
pub use picture::{MOST_PICTURE_BYTES, Picture, check_picture};
pub use plan_file::{Length, Part, PlanFile, PlanMove};
pub use problem::Problem;
pub(crate) use problem::nearest;
pub use words::{Code, Item, Muscle, Often, Position, Type, When, Whose};

/// Reads one movement file. `file_name` is only what the problems call it.
///
/// # Errors
/// Everything that is wrong with the file, top to bottom. Links to other movements are not looked at: that takes all files.
pub fn check(file_name: &str, text: &str) -> Result<Movement, Vec<Problem>> {
    load::movement(file_name, text).map(|loaded| loaded.movement)
}

/// Everything that is wrong with movement files (name, text) that are to stand beside the built-in ones, links included. A file named
/// like a built-in one is looked at in its place.
pub fn check_all<'t>(files: impl IntoIterator<Item = (String, &'t str)>) -> Vec<Problem> {
    let files: Vec<(String, &str)> = files.into_iter().collect();
    let named = |name: &str| {
        files
            .iter()
            .any(|(file, _)| file.rsplit(['/', '\\']).next() == Some(name))
    };
    let others: Vec<_> = Catalogue::builtin_files().filter(|(name, _)| !named(name)).collect();
    let ours = others.len();
    Catalogue::gather(others.into_iter().chain(files), ours).1
}

/// Reads one plan file, whose movements have to be in `catalogue`.
///
/// # Errors
/// Everything that is wrong with the file, top to bottom.
pub fn check_plan(file_name: &str, text: &str, catalogue: &Catalogue) -> Result<PlanFile, Vec<Problem>> {
    load_plan::plan(file_name, text, catalogue)
}

/// The text of the plan that comes with Unknot.
pub const DEFAULT_PLAN: &str = include_str!("../../catalogue/plans/default.toml");

/// The plan that comes with Unknot; `None` only if its file were wrong, which is a test's business.
pub fn default_plan(catalogue: &Catalogue) -> Option<PlanFile> {
    check_plan("default.toml", DEFAULT_PLAN, catalogue).ok()
}

/// Movements in a fixed order.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    movements: Vec<Movement>,
}

impl Catalogue {
    /// The movements that come with Unknot, in the order of the contract.
    ///
    /// A file with a mistake is left out rather than stop the program; that there is none is a test's business
    /// ([`Catalogue::builtin_problems`]).
    pub fn builtin() -> Self {
        Self::read(Self::builtin_files()).0
    }

    /// What is wrong with the built-in files: nothing, in a program that was tested.
    pub fn builtin_problems() -> Vec<Problem> {
        Self::read(Self::builtin_files()).1
    }

    /// The built-in movements and, after them, a person's own (name, text), which may name the built-in ones; and what is wrong with
    /// the person's own files. Those that are wrong in themselves, or take a name that is
    /// taken, are left out.
    pub fn with_own<'t>(own: impl IntoIterator<Item = (String, &'t str)>) -> (Self, Vec<Problem>) {
        Self::gather(Self::builtin_files().chain(own), builtin::FILES.len())
    }

    fn builtin_files<'t>() -> impl Iterator<Item = (String, &'t str)> {
        builtin::FILES.iter().map(|(id, text)| (format!("{id}.toml"), *text))
    }

    /// The text of a built-in file, for whoever reads its `[figure]` table with places.
    pub fn source(id: &str) -> Option<&'static str> {
        builtin::FILES
            .iter()
            .find(|(name, _)| *name == id)
            .map(|(_, text)| *text)
    }

    /// Reads files (name, text), in their order.
    ///
    /// # Errors
    /// Everything that is wrong with any of them or between them.
    pub fn from_files<'t>(files: impl IntoIterator<Item = (String, &'t str)>) -> Result<Self, Vec<Problem>> {
        let (catalogue, problems) = Self::read(files);
        if problems.is_empty() {
            Ok(catalogue)
        } else {
            Err(problems)
        }
    }

    /// The movements of the files that are right, the first of each name, and what is wrong with the others or between them.
    pub fn read<'t>(files: impl IntoIterator<Item = (String, &'t str)>) -> (Self, Vec<Problem>) {
        Self::gather(files, 0)
    }

    /// The first `ours` of the files do not count towards the limit of a folder.
    fn gather<'t>(files: impl IntoIterator<Item = (String, &'t str)>, ours: usize) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut all = Vec::new();
        for (index, (file, text)) in files.into_iter().enumerate() {
            if index == links::MOST_FILES + ours {
                let text = format!(
                    "this is file {}; at most {} are read",
                    index + 1 - ours,
                    links::MOST_FILES
                );
                problems.push(Problem { file, line: 1, text });
                break;
            }
            match load::movement(&file, text) {
                Ok(loaded) => all.push(loaded),
                Err(found) => problems.extend(found),
            }
        }
        problems.extend(links::problems(&all));
        let mut ids = BTreeSet::new();
        let movements = all.into_iter().map(|loaded| loaded.movement);
        let movements = movements.filter(|movement| ids.insert(movement.id.clone())).collect();
        (Self { movements }, problems)
    }

    /// The movement with this id.
    pub fn get(&self, id: &str) -> Option<&Movement> {
        self.movements.iter().find(|movement| movement.id == id)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, Movement> {
        self.movements.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.movements.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.movements.is_empty()
    }
}

impl<'c> IntoIterator for &'c Catalogue {
    type Item = &'c Movement;
    type IntoIter = std::slice::Iter<'c, Movement>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
