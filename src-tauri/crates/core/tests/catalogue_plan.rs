//! The plan that comes with Unknot, and plans that a person brings.

use std::collections::BTreeSet;

use unknot_core::catalogue::{
    Catalogue, Circumstances, DEFAULT_PLAN, Item, PlanFile, check_plan, default_plan, session_seconds,
};
use unknot_core::settings::SessionLength;

fn built_in() -> (Catalogue, PlanFile) {
    let catalogue = Catalogue::builtin();
    let plan = default_plan(&catalogue).unwrap_or_else(|| panic!("the default plan is right"));
    (catalogue, plan)
}

fn kit(items: &[Item]) -> Circumstances {
    Circumstances {
        at_hand: items.iter().copied().collect(),
        ..Circumstances::default()
    }
}

fn everything() -> Circumstances {
    kit(&[
        Item::Band,
        Item::Dumbbells,
        Item::Roller,
        Item::Mat,
        Item::Doorway,
        Item::Wall,
        Item::FixedChair,
    ])
}

/// Asserts that sessions take as many tenths of a minute as the rules say; their table rounds a half to either side.
fn assert_tenths(length: SessionLength, how: &Circumstances, most_sets: Option<u32>, tenths: &[u32]) {
    let seconds = sessions(length, how, most_sets);
    assert_eq!(seconds.len(), tenths.len(), "{length:?}: as many sessions take turns");
    for (seconds, tenths) in seconds.iter().zip(tenths) {
        assert!(
            seconds.abs_diff(tenths * 6) <= 3,
            "{length:?}: {seconds} s, not {tenths}/10 min, {how:?}"
        );
    }
}

/// Seconds of each session of a length.
fn sessions(length: SessionLength, how: &Circumstances, most_sets: Option<u32>) -> Vec<u32> {
    let (catalogue, plan) = built_in();
    let how = Circumstances {
        most_sets,
        ..how.clone()
    };
    let turns = plan.length(length).map_or(0, |length| length.turns.len());
    (0..turns)
        .map(|turn| session_seconds(&plan.lay_out(length, turn, &catalogue, &how), &catalogue))
        .collect()
}

#[test]
fn the_default_plan_is_right() {
    let found = check_plan("default.toml", DEFAULT_PLAN, &Catalogue::builtin());
    assert_eq!(found.err(), None);
}

#[test]
fn sessions_take_the_minutes_of_the_rules() {
    use SessionLength::{AsWritten, Full, Thirty, Twenty, TwoMinutes};
    let rows = [
        (
            kit(&[]),
            [vec![78, 84], vec![105, 111], vec![177]],
            [vec![161, 174], vec![272, 291], vec![444]],
        ),
        (
            kit(&[Item::Band]),
            [vec![78, 88], vec![105, 115], vec![181]],
            [vec![161, 182], vec![272, 303], vec![457]],
        ),
        (
            everything(),
            [vec![78, 88], vec![94, 104], vec![234]],
            [vec![161, 182], vec![261, 292], vec![509]],
        ),
    ];
    for (how, one_set, whole) in rows {
        for (index, length) in [Twenty, Thirty, Full].into_iter().enumerate() {
            assert_tenths(length, &how, Some(1), &one_set[index]);
            assert_tenths(length, &how, None, &whole[index]);
        }
        assert_tenths(AsWritten, &how, None, &whole[2]);
        assert_tenths(TwoMinutes, &how, None, &[21]);
    }
    assert_tenths(Full, &kit(&[]), Some(2), &[311]);
    assert_tenths(Full, &everything(), Some(2), &[371]);
}

#[test]
fn what_was_done_today_is_left_out_of_the_full_session() {
    let (catalogue, plan) = built_in();
    let ids = |how: &Circumstances| -> Vec<String> {
        let blocks = plan.lay_out(SessionLength::Full, 0, &catalogue, how);
        blocks
            .iter()
            .flat_map(|block| block.slots.iter().map(|slot| slot.movement.clone()))
            .collect()
    };
    assert_eq!(
        ids(&everything()),
        [
            "foam_roll",
            "cat_cow",
            "bent_row",
            "prone_swimmer",
            "wall_slide",
            "dead_bug",
            "prone_y",
            "prone_t",
            "prone_w",
            "face_pull",
            "tspine_ext_roller",
            "doorway_stretch",
            "relief_stretch",
            "chin_tuck",
        ]
    );
    let done = Circumstances {
        done_today: BTreeSet::from(["foam_roll".to_owned(), "chin_tuck".to_owned()]),
        ..everything()
    };
    let left = ids(&done);
    assert_eq!(left.len(), 12);
    assert!(!left.contains(&"foam_roll".to_owned()) && !left.contains(&"chin_tuck".to_owned()));
}

#[test]
fn without_a_wall_the_slide_is_done_lying() {
    let (catalogue, plan) = built_in();
    let blocks = plan.lay_out(SessionLength::Twenty, 0, &catalogue, &kit(&[]));
    let slide = blocks
        .iter()
        .flat_map(|block| &block.slots)
        .find(|slot| slot.movement == "wall_slide");
    assert_eq!(slide.and_then(|slot| slot.variant.as_deref()), Some("lying"));
}

#[test]
fn a_version_asks_for_the_movements_kit_and_its_own() {
    let catalogue = Catalogue::builtin();
    let possible = |id: &str, version, items: &[Item]| {
        let at_hand = items.iter().copied().collect();
        catalogue
            .get(id)
            .is_some_and(|movement| movement.possible(version, &at_hand))
    };
    assert!(
        !possible("face_pull", Some("chest_height"), &[]),
        "easier, but still with a band"
    );
    assert!(possible("face_pull", Some("chest_height"), &[Item::Band]));
    assert!(possible("bent_row", None, &[]), "two bottles do");
    assert!(
        !possible("bent_row", Some("seated"), &[]),
        "the seated row takes a band"
    );
    assert!(possible("wall_slide", Some("lying"), &[]) && !possible("wall_slide", None, &[]));
    assert!(!possible("wall_slide", Some("light_band"), &[Item::Wall]));
    assert!(
        !possible("wall_slide", Some("upside_down"), &[Item::Wall]),
        "nobody knows it"
    );
}

#[test]
fn turns_go_round() {
    let (catalogue, plan) = built_in();
    let turn = |n| plan.lay_out(SessionLength::Twenty, n, &catalogue, &everything());
    assert_eq!(turn(0), turn(2));
    assert_ne!(turn(0), turn(1));
}

#[test]
fn whatever_breaks_hand_out_suits_a_break() {
    let (catalogue, plan) = built_in();
    for id in plan
        .rotation
        .iter()
        .chain(&plan.relief)
        .chain(plan.daily.iter().map(|daily| &daily.movement))
    {
        let movement = catalogue.get(id).expect("the plan's movements exist");
        assert!(!movement.breaks.is_empty(), "{id} suits no break");
    }
}

/// "Three movements, these doses, these days", as from a physiotherapist's sheet.
const SHEET: &str = r#"
format = 1
id = "sheet"
name = "From Ms Weber"
about = "Three movements until the next appointment."
days = ["mon", "thu"]

[[part]]
key = "all"

[[part.move]]
movement = "bent_row"
sets = 2
reps = 8

[[part.move]]
movement = "chin_tuck"

[[part.move]]
movement = "doorway_stretch"
seconds = 20
"#;

#[test]
fn a_sheet_with_three_movements_is_a_plan() {
    let catalogue = Catalogue::builtin();
    let plan = check_plan("sheet.toml", SHEET, &catalogue).expect("a right plan");
    let blocks = plan.lay_out(SessionLength::Full, 0, &catalogue, &everything());
    assert_eq!(blocks.len(), 3);
    assert_eq!(blocks[0].slots[0].sets, 2);
    assert_eq!(blocks[0].slots[0].portion.reps, Some(8));
}

#[test]
fn a_plan_with_mistakes_tells_all_of_them() {
    let text = SHEET
        .replace("\"thu\"", "\"tue\", \"thuu\"")
        .replace("\"bent_row\"", "\"bend_row\"")
        .replace("reps = 8", "rep = 8")
        .replace(
            "[[part]]",
            "[[length]]\nlength = \"20m\"\nsets = 2\nturns = [\"al\"]\n\n[[part]]",
        );
    let found: Vec<String> = match check_plan("sheet.toml", &text, &Catalogue::builtin()) {
        Ok(_) => Vec::new(),
        Err(found) => found.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(
        found,
        [
            "sheet.toml:6: `days` does not know \"thuu\"; did you mean `thu`?",
            "sheet.toml:11: `length 1: turns` names the part \"al\", which is not in this file; did you mean \"all\"?",
            "sheet.toml:13: `part` \"all\" is in no `turns`; name it there or take it out",
            "sheet.toml:17: `part 1: move 1: movement` names \"bend_row\", and there is no such movement; did you mean \
             \"bent_row\"?",
            "sheet.toml:19: `part 1: move 1: rep` is not a known key; did you mean `reps`?",
        ]
    );
}
