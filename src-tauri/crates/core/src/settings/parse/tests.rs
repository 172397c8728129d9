//! What a person may write into settings.toml, and what Unknot says to it.

use std::time::Duration;

use chrono::Weekday;

use super::super::mend::TOLD;
use super::*;
use crate::settings::{Delivery, Place, SessionLength};

/// Reads `text`; gives the settings and what was said, line by line.
fn read_text(text: &str) -> (Settings, Vec<String>) {
    let (settings, problems) = parse(text);
    (settings, problems.iter().map(ToString::to_string).collect())
}

/// `line` below `[breaks]` is answered by exactly `said` and changes nothing.
fn refused(line: &str, said: &str) {
    let (settings, problems) = read_text(&format!("[breaks]\n{line}\n"));
    assert_eq!(problems, [format!("settings.toml:2: {said}")], "{line}");
    assert_eq!(settings, Settings::default(), "{line}");
}

/// The file of the contract, word for word.
const CONTRACT: &str = r#"
language = "system"
[breaks]
enabled = true
micro_every = "25m"
micro_length = "30s"
micro_rest = "3m"
move_every = "55m"
move_length = "3m"
move_rest = "5m"
swallow_within = "10m"
idle_after = "150s"                # a pause up to here is reading
typing_gap = "5s"
typing_wait_max = "5m"
offer_lasts = "2m"
per_hour = 3
per_day = 18
delivery = "notification"          # notification | card | full_screen
places = ["desk", "standing"]      # desk | standing | floor
hold_for = ["camera", "microphone", "screenshare", "fullscreen", "dnd"]
apps = []
[hours]
days = ["mon", "tue", "wed", "thu", "fri"]
from = "08:00"
to = "18:00"                       # not later than from: that time on the next day
[plan]
days = ["mon", "wed", "fri"]
time = "17:00"
length = "20m"                     # 2m | 20m | 30m | full | as_written
[review]
time = "16:30"                     # on the last of hours.days
"#;

#[test]
fn no_file_and_the_contracts_file_are_the_same() {
    let nothing = read_text("");
    assert_eq!(nothing, (Settings::default(), Vec::new()));
    assert_eq!(read_text(CONTRACT), nothing);
}

#[test]
fn every_key_is_written_as_it_is_read() {
    let (settings, _) = read_text(CONTRACT);
    for (key, value) in settings.values() {
        assert!(
            CONTRACT.contains(&value.to_string()) || ["breaks.sound", "breaks.private"].contains(&key),
            "{key} = {value}"
        );
        let mut again = Settings::default();
        assert_eq!(again.set(key, &value), Ok(None), "{key}");
        assert_eq!(again, settings, "{key}");
    }
    assert_eq!(settings.values().len(), KEYS.len());
}

#[test]
fn a_person_may_change_each_of_them() {
    let (settings, said) = read_text(
        r#"
language = "pt-BR"
breaks = { enabled = false, micro_every = "40m", per_hour = 0, delivery = "full_screen", places = ["floor"], hold_for = [], apps = ["vlc"], sound = true, private = true }
[hours]
days = ["sun", "sat", "sun"]
from = "22:00"
to = "06:00"
[plan]
length = "as_written"
"#,
    );
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(settings.language, "pt-BR");
    assert!(!settings.breaks.enabled && settings.breaks.sound && settings.breaks.private);
    assert_eq!(settings.breaks.micro_every, Duration::from_secs(2400));
    assert_eq!(settings.breaks.per_hour, 0);
    assert_eq!(settings.breaks.delivery, Delivery::FullScreen);
    assert_eq!(settings.breaks.places, [Place::Floor].into());
    assert!(settings.breaks.hold_for.is_empty());
    assert_eq!(settings.breaks.apps, ["vlc"]);
    assert_eq!(settings.hours.days, [Weekday::Sat, Weekday::Sun]);
    assert_eq!(settings.plan.length, SessionLength::AsWritten);
}

#[test]
fn durations_run_from_a_second_to_a_day() {
    for (text, seconds) in [
        ("1s", 1),
        ("90s", 90),
        ("61m", 3660),
        ("24h", 86_400),
        ("86400s", 86_400),
        ("007m", 420),
    ] {
        let (settings, said) = read_text(&format!("[breaks]\nmicro_rest = \"{text}\""));
        assert_eq!(
            (settings.breaks.micro_rest.as_secs(), said),
            (seconds, Vec::new()),
            "{text}"
        );
    }
    let until = "(until then: \"3m\")";
    for (written, what) in [
        (r#""0s""#, r#""0s" is too short; the shortest is "1s""#),
        (r#""25h""#, r#""25h" is too long; the longest is "24h""#),
        (
            r#""99999999999999999m""#,
            r#""99999999999999999m" is too long; the longest is "24h""#,
        ),
        (r#""25 min""#, r#""25 min" is no duration; write "25m""#),
        (r#""2 Hours""#, r#""2 Hours" is no duration; write "2h""#),
        (
            r#""1h30m""#,
            r#""1h30m" is no duration; write a whole number and s, m or h in quotes, like "25m""#,
        ),
        (
            r#""-5m""#,
            r#""-5m" is no duration; write a whole number and s, m or h in quotes, like "25m""#,
        ),
        (
            "25",
            r#"25 is no duration; write a whole number and s, m or h in quotes, like "25m""#,
        ),
        (
            "2.5",
            r#"2.5 is no duration; write a whole number and s, m or h in quotes, like "25m""#,
        ),
        (
            r#""""#,
            r#""" is no duration; write a whole number and s, m or h in quotes, like "25m""#,
        ),
    ] {
        refused(
            &format!("micro_rest = {written}"),
            &format!("breaks.micro_rest: {what} {until}"),
        );
    }
}

#[test]
fn other_types_say_what_they_take() {
    refused(
        "enabled = \"yes\"",
        "breaks.enabled: \"yes\" is neither true nor false; write true or false, without quotes (until then: true)",
    );
    refused(
        "per_hour = -1",
        "breaks.per_hour: -1 is no count; write a whole number from 0 to 1000, 0 for no limit (until then: 3)",
    );
    refused(
        "delivery = \"notificaton\"",
        "breaks.delivery: \"notificaton\" is not known; did you mean \"notification\"? (until then: \"notification\")",
    );
    refused(
        "places = [\"desk\", \"bathtub\"]",
        "breaks.places: \"bathtub\" is not known; write one of \"desk\", \"standing\", \"floor\" (until then: [\"desk\", \"standing\"])",
    );
    refused(
        "places = \"desk\"",
        "breaks.places: \"desk\" is no list; write some of \"desk\", \"standing\", \"floor\" in square brackets (until then: [\"desk\", \"standing\"])",
    );
    refused(
        "apps = [1]",
        "breaks.apps: [1] is no list of program names; write it like [\"vlc\", \"obs\"], or [] for none (until then: [])",
    );
    let (settings, said) = read_text("[hours]\nfrom = 08:30\nto = \"24:00\"\n[plan]\ntime = \"7:00\"\n");
    assert_eq!(
        said,
        [
            "settings.toml:2: hours.from: 08:30 is no time of day; write hours and minutes in quotes, from \"00:00\" to \"23:59\" (until then: \"08:00\")",
            "settings.toml:3: hours.to: \"24:00\" is no time of day; write hours and minutes in quotes, from \"00:00\" to \"23:59\" (until then: \"18:00\")",
            "settings.toml:5: plan.time: \"7:00\" is no time of day; write hours and minutes in quotes, from \"00:00\" to \"23:59\" (until then: \"17:00\")",
        ]
    );
    assert_eq!(settings, Settings::default());
}

#[test]
fn a_wrong_value_costs_itself_alone() {
    let (settings, said) =
        read_text("[breaks]\nmicro_every = 20\nper_day = 12\n[plan]\nlength = \"25m\"\ntime = \"18:00\"");
    assert_eq!(said.len(), 2);
    assert_eq!(settings.breaks.micro_every, Settings::default().breaks.micro_every);
    assert_eq!(settings.breaks.per_day, 12);
    assert_eq!(settings.get("plan.time"), Some(Value::Text("18:00".to_owned())));
}

#[test]
fn outside_the_advised_range_is_taken_with_a_warning() {
    let (settings, problems) = parse("[breaks]\nmicro_every = \"20s\"\nmove_every = \"2h\"\nmove_length = \"5m\"");
    assert_eq!(settings.breaks.micro_every.as_secs(), 20);
    assert_eq!(settings.breaks.move_every.as_secs(), 7200);
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "settings.toml:2: breaks.micro_every: \"20s\" is outside the advised \"15m\" to \"45m\"; it is taken all the same",
            "settings.toml:3: breaks.move_every: \"2h\" is outside the advised \"40m\" to \"90m\"; it is taken all the same",
        ]
    );
    assert!(problems.iter().all(|problem| !problem.replaced));
}

#[test]
fn a_name_nothing_has_gets_the_nearest() {
    let (settings, said) = read_text(
        "micro_every = \"20m\"\nlangauge = \"en\"\n[breaks]\nmicro_evry = \"20m\"\ncolour = \"red\"\nlanguage = \"de\"\n[ours]\nfrom = \"09:00\"\n[weather]\nsunny = true",
    );
    assert_eq!(
        said,
        [
            "settings.toml:1: micro_every: belongs under [breaks]; it is not taken here",
            "settings.toml:2: langauge: there is no such setting; did you mean language?",
            "settings.toml:4: breaks.micro_evry: there is no such setting; did you mean breaks.micro_every?",
            "settings.toml:5: breaks.colour: there is no such setting; it is left alone",
            "settings.toml:6: breaks.language: belongs above the first section; it is not taken here",
            "settings.toml:7: [ours] is no section; did you mean [hours]?",
            "settings.toml:9: [weather] is no section; there are [breaks], [hours], [plan], [review]",
        ]
    );
    assert_eq!(settings, Settings::default());
}

#[test]
fn a_line_that_is_no_toml_costs_only_itself() {
    for (broken, line) in [
        ("micro_every = \"20m", 3),
        ("micro_every 20m", 3),
        ("micro_every = 20m", 3),
        ("hello there", 3),
        ("= 3", 3),
        ("places = [\"desk\"", 3),
        ("places = [\"desk\",", 3),
        ("apps = [\"a\" \"b\"]", 3),
        ("apps = { a = 1", 3),
        ("delivery = \"\"\"card", 3),
        ("per_hour = ", 3),
        ("micro_every = \"20m\" micro_rest = \"4m\"", 3),
    ] {
        let text = format!("[breaks]\nper_hour = 2\n{broken}\nper_day = 9\n[plan]\ntime = \"18:00\"\n");
        let (settings, problems) = parse(&text);
        assert_eq!(settings.breaks.per_hour, 2, "{broken}");
        assert_eq!(settings.breaks.per_day, 9, "{broken}");
        assert_eq!(
            settings.get("plan.time"),
            Some(Value::Text("18:00".to_owned())),
            "{broken}"
        );
        assert_eq!(
            settings.breaks.micro_every.as_secs(),
            1500,
            "{broken}: no guess is taken"
        );
        assert!(
            problems.iter().any(|problem| problem.line == line && problem.replaced),
            "{broken}: {problems:?}"
        );
    }
}

#[test]
fn a_section_whose_head_is_broken_gives_nothing_to_the_one_before() {
    let (settings, said) = read_text("[plan]\nlength = \"30m\"\n[review\ntime = \"12:00\"\n[breaks]\nper_day = 9\n");
    assert_eq!(settings.plan.time, Settings::default().plan.time);
    assert_eq!(settings.plan.length, SessionLength::Thirty);
    assert_eq!(settings.breaks.per_day, 9);
    assert_eq!(
        said,
        [
            "settings.toml:3: this cannot be read (unclosed table, expected `]`), so the lines below it are not taken either; write a section once, like [breaks]"
        ]
    );
}

#[test]
fn the_first_of_two_counts_and_the_second_is_told() {
    let (settings, said) = read_text("[breaks]\nper_hour = 2\nper_hour = 5\n");
    assert_eq!(settings.breaks.per_hour, 2);
    assert_eq!(
        said,
        ["settings.toml:3: this cannot be read (duplicate key); write it like micro_every = \"25m\""]
    );
}

#[test]
fn a_file_that_is_something_else_is_told_in_a_few_lines() {
    let (settings, said) = read_text(&"\u{0}\u{fffd}binary\n".repeat(500));
    assert_eq!(settings, Settings::default());
    assert_eq!(said.len(), TOLD + 1, "{said:#?}");
    assert_eq!(
        said[TOLD],
        "settings.toml:11: more lines from here on cannot be read: 490"
    );
}

#[test]
fn the_page_is_told_the_same() {
    let mut settings = Settings::default();
    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(settings.set("breaks.micro_every", &text("30m")), Ok(None));
    assert_eq!(settings.get("breaks.micro_every"), Some(text("30m")));
    let error = settings
        .set("breaks.micro_every", &Value::Number(30))
        .expect_err("a number");
    assert_eq!(
        error.to_string(),
        "breaks.micro_every: 30 is no duration; write a whole number and s, m or h in quotes, like \"25m\""
    );
    assert_eq!(settings.get("breaks.micro_every"), Some(text("30m")), "unchanged");
    let error = settings
        .set("breaks.micro_evry", &text("30m"))
        .expect_err("no such key");
    assert_eq!(
        error.to_string(),
        "breaks.micro_evry: there is no such setting; did you mean breaks.micro_every?"
    );
    assert!(
        settings
            .set("breaks.move_length", &text("9m"))
            .expect("taken")
            .is_some()
    );
}

#[test]
fn what_editors_of_other_systems_add_is_no_mistake() {
    let (settings, said) = read_text("\u{feff}[breaks]\r\nper_day = 9\r\n");
    assert_eq!((settings.breaks.per_day, said), (9, Vec::new()));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_a_crash(text in r#"([a-z_.]{0,6}|\[|\]|\{|\}|"|"""|'|=|\n|\n\[breaks\]\n|\nmicro_every|#|,|25m|\PC){0,40}"#) {
        let (_, problems) = parse(&text);
        let lines = text.lines().count().max(1);
        proptest::prop_assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)), "{:?}", problems);
        // Each line is taken out once: otherwise taking it out has not helped, and good lines behind it are lost.
        let mut torn: Vec<usize> = problems.iter().filter(|problem| problem.key.is_none() && problem.replaced).map(|problem| problem.line).collect();
        let told = torn.len();
        torn.dedup();
        proptest::prop_assert_eq!(torn.len(), told, "{:?}", problems);
        proptest::prop_assert!(!problems.iter().any(|problem| problem.what.starts_with("nothing")), "{:?}", problems);
    }
}
