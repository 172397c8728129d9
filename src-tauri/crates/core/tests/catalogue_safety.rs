//! Which answer hides which movement: the contract's list, word for word.

use std::collections::BTreeSet;

use unknot_core::catalogue::{Catalogue, Code, Hidden, check};

fn hidden_by(code: Code) -> BTreeSet<String> {
    Catalogue::builtin()
        .iter()
        .filter(|movement| matches!(movement.hidden_by(code), Hidden::Yes { .. }))
        .map(|movement| movement.id.clone())
        .collect()
}

fn only_version(code: Code) -> BTreeSet<(String, String)> {
    Catalogue::builtin()
        .iter()
        .filter_map(|movement| match movement.hidden_by(code) {
            Hidden::OnlyVersion(version) => Some((movement.id.clone(), version)),
            Hidden::No | Hidden::Yes { .. } => None,
        })
        .collect()
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn becomes(id: &str, code: Code) -> Vec<String> {
    match Catalogue::builtin().get(id).map(|movement| movement.hidden_by(code)) {
        Some(Hidden::Yes { becomes }) => becomes,
        Some(Hidden::No | Hidden::OnlyVersion(_)) | None => Vec::new(),
    }
}

#[test]
fn osteoporosis_spares_the_spine() {
    assert_eq!(
        hidden_by(Code::Osteoporosis),
        set(&["foam_roll", "tspine_ext_roller", "thread_needle", "child_pose"])
    );
    let gentle: Vec<String> = only_version(Code::Osteoporosis).into_iter().map(|(id, _)| id).collect();
    // The last one moves like the self-hug, so what holds for that holds for it.
    assert_eq!(
        gentle,
        [
            "cat_cow",
            "desk_prayer",
            "relief_stretch",
            "seated_open_book",
            "seated_rotation",
            "self_hug"
        ]
    );
    assert!(
        only_version(Code::Osteoporosis)
            .iter()
            .all(|(_, version)| version == "gentle")
    );
}

#[test]
fn in_pregnancy_prone_moves_are_done_upright() {
    assert_eq!(
        hidden_by(Code::Pregnant),
        set(&[
            "prone_swimmer",
            "prone_y",
            "prone_t",
            "prone_w",
            "foam_roll",
            "tspine_ext_roller",
            "dead_bug"
        ])
    );
    assert_eq!(becomes("prone_swimmer", Code::Pregnant), ["standing_swimmer"]);
    assert_eq!(becomes("prone_t", Code::Pregnant), ["seated_row_band"]);
}

#[test]
fn the_other_codes_hide_what_the_contract_says() {
    assert_eq!(
        hidden_by(Code::ShoulderUnstable),
        set(&["doorway_stretch", "wall_slide", "prone_w"])
    );
    assert_eq!(
        only_version(Code::ShoulderUnstable),
        BTreeSet::from([("face_pull".to_owned(), "chest_height".to_owned())])
    );
    assert_eq!(
        hidden_by(Code::NeckVertigo),
        set(&[
            "levator_stretch",
            "upper_trap_stretch",
            "chin_tuck",
            "stand_back_ext",
            "thread_needle"
        ])
    );
    assert_eq!(
        hidden_by(Code::LegSigns),
        set(&["stand_back_ext", "bent_row", "reverse_fly"])
    );
    assert_eq!(becomes("bent_row", Code::LegSigns), ["seated_row_band"]);
    assert_eq!(hidden_by(Code::ClotOrWound), set(&["foam_roll"]));
}

#[test]
fn arm_signs_leave_walk_eyes_and_shoulder_rolls() {
    let hidden = hidden_by(Code::ArmSigns);
    let left: Vec<String> = Catalogue::builtin()
        .iter()
        .map(|movement| movement.id.clone())
        .filter(|id| !hidden.contains(id))
        .collect();
    assert_eq!(left, ["shoulder_rolls", "eyes_202020", "stand_walk"]);
}

#[test]
fn heart_and_surgery_leave_out_strength_and_long_holds() {
    for code in [Code::Heart, Code::RecentSurgery] {
        let hidden = hidden_by(code);
        for id in [
            "bent_row",
            "scap_squeeze",
            "wall_pushup_plus",
            "doorway_stretch",
            "self_hug",
            "wrist_forearm",
        ] {
            assert!(hidden.contains(id), "{id}");
        }
        for id in [
            "cat_cow",
            "chin_tuck",
            "shoulder_rolls",
            "stand_walk",
            "seated_rotation",
            "eyes_202020",
        ] {
            assert!(!hidden.contains(id), "{id}");
        }
    }
}

#[test]
fn a_movement_of_ones_own_cannot_slip_through_the_rules_for_groups() {
    let own = Catalogue::source("scap_squeeze")
        .unwrap_or_default()
        .replace("id = \"scap_squeeze\"", "id = \"mine\"");
    let own = check("mine.toml", &own).expect("a right file");
    assert!(own.codes.is_empty());
    assert_eq!(own.hidden_by(Code::Heart), Hidden::Yes { becomes: Vec::new() });
    assert_eq!(own.hidden_by(Code::ArmSigns), Hidden::Yes { becomes: Vec::new() });
}
