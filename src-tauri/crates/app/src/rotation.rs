//! Which movements take turns in breaks.

use std::collections::BTreeSet;

use unknot_core::breaks::{Candidate, Rotation};
use unknot_core::catalogue::{Catalogue, Item, Movement};

/// The turn order: the silent desk rotation of EVIDENCE 2b, then what stands, then the rest of the catalogue in its own order.
const ORDER: [&str; 16] = [
    "scap_squeeze",
    "chair_tspine_ext",
    "seated_open_book",
    "cross_body",
    "stand_walk",
    "levator_stretch",
    "shoulder_rolls",
    "desk_prayer",
    "self_hug",
    "chin_tuck",
    "upper_trap_stretch",
    "stand_back_ext",
    "seated_rotation",
    "eyes_202020",
    "hip_flexor",
    "wrist_forearm",
];

/// The rotation of a person with this kit. Until the safety questions are answered only the movements that may come before them take
/// part (PRODUCT 1): skipped is not "no".
pub fn rotation(catalogue: &Catalogue, kit: &BTreeSet<Item>, questions_answered: bool) -> Rotation {
    let mut movements: Vec<&Movement> = catalogue
        .iter()
        .filter(|movement| !movement.breaks.is_empty() && movement.kit.met_by(kit))
        .filter(|movement| questions_answered || movement.before_questions)
        .collect();
    movements.sort_by_key(|movement| ORDER.iter().position(|id| *id == movement.id).unwrap_or(ORDER.len()));
    let candidate = |movement: &Movement| Candidate {
        id: movement.id.clone(),
        places: movement.places.clone(),
        kinds: movement.breaks.keys().copied().collect(),
    };
    Rotation::new(movements.into_iter().map(candidate).collect())
}
