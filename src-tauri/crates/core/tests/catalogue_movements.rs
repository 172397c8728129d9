//! What a complete movement has, and how its sentences sound.

use std::collections::BTreeSet;

use unknot_core::Kind;
use unknot_core::catalogue::{Catalogue, Item, Movement, Work};
use unknot_core::settings::Place;

/// The ids of the contract, in its order.
const IDS: [&str; 37] = [
    "prone_swimmer",
    "bent_row",
    "relief_stretch",
    "wall_slide",
    "prone_y",
    "prone_t",
    "prone_w",
    "face_pull",
    "foam_roll",
    "cat_cow",
    "tspine_ext_roller",
    "doorway_stretch",
    "chin_tuck",
    "dead_bug",
    "seated_row_band",
    "reverse_fly",
    "chair_tspine_ext",
    "seated_open_book",
    "thread_needle",
    "levator_stretch",
    "upper_trap_stretch",
    "cross_body",
    "scap_squeeze",
    "shoulder_rolls",
    "stand_back_ext",
    "seated_rotation",
    "wrist_forearm",
    "eyes_202020",
    "stand_walk",
    "standing_swimmer",
    "hip_flexor",
    "band_pull_apart",
    "child_pose",
    "desk_prayer",
    "self_hug",
    "band_lateral_raise",
    "wall_pushup_plus",
];

/// Words that no text for a person may hold, nor a word that begins so (EVIDENCE 5 and 7).
const FORBIDDEN: [&str; 23] = [
    "fix",
    "cure",
    "heal",
    "treat",
    "weak",
    "lazy",
    "fail",
    "must",
    "guilt",
    "streak",
    "bad",
    "poor",
    "therap",
    "prescri",
    "reliev",
    "patient",
    "diagnos",
    "permanent",
    "guarantee",
    "posture",
    "injur",
    "proven",
    "regression",
];

/// Every sentence of a movement with the name of its field.
fn sentences(movement: &Movement) -> Vec<(&'static str, &str)> {
    let mut all = vec![
        ("name", movement.name.as_str()),
        ("cue", &movement.cue),
        ("summary", &movement.summary),
        ("set_up", &movement.set_up),
        ("breathing", &movement.breathing),
        ("feel", &movement.feel),
        ("alt", &movement.alt),
        ("note", &movement.dose.note),
    ];
    all.extend(movement.steps.iter().map(|text| ("steps", text.as_str())));
    all.extend(movement.checks.iter().map(|text| ("checks", text.as_str())));
    all.extend(movement.cautions.iter().map(|text| ("cautions", text.as_str())));
    all.extend(movement.stop.iter().map(|text| ("stop", text.as_str())));
    all.extend(movement.variants.iter().map(|variant| ("how", variant.how.as_str())));
    all.extend(movement.sources.iter().map(|source| ("says", source.says.as_str())));
    for mistake in &movement.mistakes {
        all.push(("goes_wrong", &mistake.goes_wrong));
        all.push(("instead", &mistake.instead));
    }
    all
}

#[test]
fn the_files_are_right_and_in_the_order_of_the_contract() {
    assert_eq!(Catalogue::builtin_problems(), []);
    let catalogue = Catalogue::builtin();
    let ids: Vec<&str> = catalogue.iter().map(|movement| movement.id.as_str()).collect();
    assert_eq!(ids, IDS);
    assert_eq!(catalogue, Catalogue::builtin(), "two readings are the same");
}

#[test]
fn a_complete_movement_has_all_that_a_card_asks_for() {
    for movement in &Catalogue::builtin() {
        let id = &movement.id;
        for (field, text) in sentences(movement) {
            assert!(text.chars().count() >= 3, "{id}: {field} says nothing");
        }
        assert!(
            !movement.synonyms.is_empty(),
            "{id}: people call it something else, too"
        );
        assert!(!movement.primary.is_empty(), "{id}: what works?");
        assert!(
            movement
                .primary
                .iter()
                .all(|muscle| !movement.secondary.contains(muscle)),
            "{id}: once is enough"
        );
        assert!(movement.mistakes.len() >= 2, "{id}: two mistakes at least");
        assert!(movement.variants.len() >= 2, "{id}: easier or harder");
        assert!(
            !movement.stop.is_empty() && !movement.sources.is_empty(),
            "{id}: stop signs and sources"
        );
        assert!(
            movement.alt.split_whitespace().count() >= 20,
            "{id}: the picture in words says what moves where"
        );
        assert!(movement.cue.split_whitespace().count() <= 12, "{id}: the cue is short");
        let names: BTreeSet<String> = movement.synonyms.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(names.len(), movement.synonyms.len(), "{id}: a synonym stands twice");
        assert!(
            !names.contains(&movement.name.to_lowercase()),
            "{id}: its name is no synonym"
        );
        let needs_band = movement.kit.all.contains(&Item::Band);
        assert!(
            !needs_band || movement.checks.iter().any(|check| check.contains("band")),
            "{id}: look at the band"
        );
        let sits =
            movement.places.contains(&Place::Desk) && movement.places.len() == 1 && movement.positions.len() == 1;
        assert!(
            !sits || movement.checks.iter().any(|check| check.contains("heels")),
            "{id}: lock the wheels"
        );
    }
}

#[test]
fn no_two_movements_share_a_name() {
    let mut names = BTreeSet::new();
    for movement in &Catalogue::builtin() {
        assert!(
            names.insert(movement.name.to_lowercase()),
            "{} stands twice",
            movement.name
        );
    }
}

#[test]
fn a_set_or_bout_lasts_from_a_quarter_of_a_minute_to_five() {
    for movement in &Catalogue::builtin() {
        let seconds = movement.dose.set_seconds();
        assert!((15..=300).contains(&seconds), "{}: {seconds} s", movement.id);
    }
}

#[test]
fn what_is_offered_in_a_break_fits_into_it_and_needs_no_change_of_clothes_or_noise() {
    for movement in &Catalogue::builtin() {
        for (kind, portion) in &movement.breaks {
            let most = match kind {
                Kind::Micro => 30,
                Kind::Move => 180,
            };
            let seconds = movement.dose.portion_seconds(*portion);
            assert!(
                seconds <= most,
                "{}: {seconds} s in a {} break",
                movement.id,
                kind.name()
            );
            let on_the_floor = movement.places.iter().all(|place| *place == Place::Floor);
            assert!(
                movement.office_clothes || on_the_floor,
                "{}: in office clothes",
                movement.id
            );
            assert!(movement.silent, "{}: quietly", movement.id);
        }
    }
}

#[test]
fn each_place_has_a_choice_for_each_kind_of_break() {
    let catalogue = Catalogue::builtin();
    for place in [Place::Desk, Place::Standing] {
        for kind in Kind::ALL {
            let with_nothing = catalogue
                .iter()
                .filter(|movement| movement.breaks.contains_key(&kind) && movement.places.contains(&place))
                .filter(|movement| movement.kit.met_by(&BTreeSet::new()))
                .count();
            assert!(
                with_nothing >= 4,
                "{place:?}, {}: only {with_nothing} without any kit",
                kind.name()
            );
        }
    }
}

#[test]
fn every_movement_can_be_reached() {
    let catalogue = Catalogue::builtin();
    // Session A and B of RULES 1, and whatever a break may hand out; from there along the links.
    let mut open: Vec<String> = IDS.iter().take(14).map(|id| (*id).to_owned()).collect();
    open.extend(
        catalogue
            .iter()
            .filter(|movement| !movement.breaks.is_empty())
            .map(|movement| movement.id.clone()),
    );
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        let movement = catalogue.get(&id).expect("links resolve");
        if reached.insert(id) {
            open.extend(movement.links().map(str::to_owned));
        }
    }
    let lost: Vec<&str> = IDS.into_iter().filter(|id| !reached.contains(*id)).collect();
    assert_eq!(lost, Vec::<&str>::new());
}

#[test]
fn the_sentences_keep_to_the_voice() {
    for movement in &Catalogue::builtin() {
        for (field, text) in sentences(movement) {
            let lower = text.to_lowercase();
            for word in lower.split(|letter: char| !letter.is_alphabetic()) {
                let hit = FORBIDDEN.iter().find(|forbidden| word.starts_with(**forbidden));
                assert!(hit.is_none(), "{}: {field}: \"{word}\" in \"{text}\"", movement.id);
            }
            assert!(!text.contains('!'), "{}: {field}: no exclamation marks", movement.id);
            assert!(
                !text.contains("  ") && text.trim() == text,
                "{}: {field}: stray spaces",
                movement.id
            );
            let full_sentence = !matches!(field, "name" | "how");
            assert!(
                !full_sentence || text.ends_with('.'),
                "{}: {field}: ends without a stop",
                movement.id
            );
        }
    }
}

#[test]
fn before_the_questions_are_answered_four_movements_remain() {
    let catalogue = Catalogue::builtin();
    let mut free: Vec<&str> = catalogue
        .iter()
        .filter(|movement| movement.before_questions)
        .map(|movement| movement.id.as_str())
        .collect();
    free.sort_unstable();
    assert_eq!(free, ["eyes_202020", "scap_squeeze", "shoulder_rolls", "stand_walk"]);
}

#[test]
fn a_paced_movement_names_its_phases() {
    for movement in &Catalogue::builtin() {
        match movement.dose.work {
            Work::Reps { .. } => assert!(
                movement
                    .dose
                    .tempo
                    .as_ref()
                    .is_some_and(|tempo| !tempo.words.is_empty()),
                "{}: reps have a pace with words",
                movement.id
            ),
            Work::Hold { .. } => assert!(movement.dose.tempo.is_none(), "{}: a hold has no pace", movement.id),
            Work::Time { .. } => {}
        }
    }
}
