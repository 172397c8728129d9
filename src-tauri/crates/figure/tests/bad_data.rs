//! Pose data written by hand goes wrong in many ways; each is told with its line and what would be right, and none hangs or panics.

use proptest::prelude::*;
use unknot_figure::{Figure, poses};

fn problem(text: &str) -> String {
    match Figure::parse("mine", text) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems[0].to_string(),
    }
}

fn data(keys: &str, rest: &str) -> String {
    format!("[figure]\nalt = \"words\"\ntempo = [{{ hold = 2 }}]\n{rest}\n{keys}")
}

const KEY: &str = "[[figure.keys]]\nname = \"rest\"\n";

#[test]
fn a_plain_figure_needs_a_key_a_tempo_and_words() {
    assert_eq!(problem(&data(KEY, "")), "no problem");
    assert!(problem("name = 1").contains("no [figure] table"));
    assert!(problem("[figure]\nalt = \"w\"\ntempo = [{ hold = 2 }]").contains("`keys` is missing"));
}

#[test]
fn not_a_number_is_told_with_its_line() {
    let told = problem(&data(&format!("{KEY}root = [0, nan, 0]"), ""));
    assert!(
        told.starts_with("line 7:") && told.contains("no usable number"),
        "{told}"
    );
}

#[test]
fn an_unknown_prop_and_a_contact_without_its_prop_are_told() {
    assert!(problem(&data(KEY, "props = [{ kind = \"trampoline\" }]")).contains("use one of: chair, desk"));
    let told = problem(&data(KEY, "contacts = [{ part = \"hands\", on = \"wall\" }]"));
    assert!(told.contains("prop that is not there"), "{told}");
}

#[test]
fn a_goal_out_of_reach_is_told_in_centimetres() {
    let told = problem(&data(&format!("{KEY}L = {{ hand = {{ at = [300, 0, 0] }} }}"), ""));
    assert!(told.contains("left hand stays") && told.contains("cm away"), "{told}");
}

#[test]
fn ten_thousand_keys_are_refused_unread() {
    let many: String = (0..10_000)
        .map(|i| format!("[[figure.keys]]\nname = \"k{i}\"\n"))
        .collect();
    assert!(problem(&data(&many, "")).contains("at most 200") || problem(&data(&many, "")).contains("200 kB"));
}

#[test]
fn a_tempo_that_does_not_come_back_is_told() {
    let two = format!("{KEY}[[figure.keys]]\nname = \"end\"\n");
    let text = data(&two, "").replace("{ hold = 2 }", "{ to = \"end\", s = 2 }");
    assert!(problem(&text).contains("does not come back"), "{}", problem(&text));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any number in any place of a real movement: an answer or a problem, never a panic.
    #[test]
    fn any_number_anywhere_is_answered(pick in 0_usize..1000, number in prop_oneof![
        Just("nan".to_owned()), Just("-inf".to_owned()), Just("1e30".to_owned()), Just("0".to_owned()),
        (-2000.0_f32..2000.0).prop_map(|n| format!("{n:.2}")),
    ]) {
        let text = poses::builtin("levator_stretch").unwrap_or_default();
        let spots: Vec<(usize, &str)> = text.match_indices(|c: char| c.is_ascii_digit()).collect();
        let (at, digit) = spots[pick % spots.len()];
        let changed = format!("{}{number}{}", &text[..at], &text[at + digit.len()..]);
        if let Ok(figure) = Figure::parse("mine", &changed) {
            let _ = unknot_figure::lint(&figure).len();
        }
    }
}
