//! Wrong scenarios: each error names the line, what is wrong and what would be right.

use unknot_core::simulate::Scenario;

/// The errors of a scenario in Berlin from 09:00 to 12:00 on 27 March 2026 with this further text, which begins on line 4.
fn errors(text: &str) -> Vec<String> {
    whole(&format!(
        "zone = \"Europe/Berlin\"\nstart = \"2026-03-27T09:00:00\"\nend = \"2026-03-27T12:00:00\"\n{text}"
    ))
}

fn whole(text: &str) -> Vec<String> {
    match Scenario::parse("story.toml", text) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

fn event(at: &str, what: &str) -> String {
    format!("[[event]]\nat = \"{at}\"\ndo = \"{what}\"\n")
}

/// Exactly one error, on this line, that says all of this.
#[track_caller]
fn one(found: &[String], line: usize, says: &[&str]) {
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with(&format!("story.toml:{line}: ")), "{found:#?}");
    for part in says {
        assert!(found[0].contains(part), "{part} is missing in {found:#?}");
    }
}

#[test]
fn a_good_scenario_has_none() {
    assert_eq!(errors(&event("2026-03-27T09:00:00", "active")), Vec::<String>::new());
    assert_eq!(
        errors("[settings.breaks]\nmicro_every = \"20m\"\n[respond]\noffers = [\"late\"]\ndelay = \"8s\"\n"),
        Vec::<String>::new()
    );
}

#[test]
fn times_go_forward_and_stay_inside() {
    let back = event("2026-03-27T10:00:00", "active") + &event("2026-03-27T09:59:59", "idle");
    one(&errors(&back), 8, &["2026-03-27T09:59:59", "before the event above"]);
    one(
        &errors(&event("2026-03-27T08:59:59", "active")),
        5,
        &["before the start"],
    );
    one(
        &errors(&event("2026-03-27T12:00:01", "active")),
        3,
        &["end", "before an event"],
    );
    assert_eq!(errors(&event("2026-03-27T12:00:00", "active")), Vec::<String>::new());
    one(&errors(&event("+181m", "active")), 3, &["end"]);
    one(
        &whole("zone = \"Europe/Berlin\"\nstart = \"2026-03-27T09:00:00\"\nend = \"2026-03-27T08:00:00\"\n"),
        3,
        &["before the start"],
    );
}

#[test]
fn times_that_do_not_exist_or_come_twice_are_named() {
    let night = |start: &str, at: &str, end: &str| {
        whole(&format!(
            "zone = \"Europe/Berlin\"\nstart = \"{start}\"\nend = \"{end}\"\n{}",
            event(at, "active")
        ))
    };
    one(
        &night("2026-03-29T01:00:00", "2026-03-29T02:30:00", "2026-03-29T04:00:00"),
        5,
        &["does not exist", "Europe/Berlin"],
    );
    let twice = night("2026-10-25T01:00:00", "2026-10-25T02:30:00", "2026-10-25T04:00:00");
    one(
        &twice,
        5,
        &["twice", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"],
    );
    one(
        &night(
            "2026-10-25T01:00:00",
            "2026-10-25T03:30:00+02:00",
            "2026-10-25T04:00:00",
        ),
        5,
        &["offset", "+01:00"],
    );
    one(
        &night("2026-03-29T02:10:00", "+1m", "2026-03-29T04:00:00"),
        2,
        &["start", "does not exist"],
    );
    assert_eq!(
        night(
            "2026-10-25T01:00:00",
            "2026-10-25T02:30:00+01:00",
            "2026-10-25T04:00:00"
        ),
        Vec::<String>::new()
    );
}

#[test]
fn words_and_zones_are_checked_with_the_nearest_known_one() {
    one(
        &errors(&event("+1m", "dnd_onn")),
        6,
        &["dnd_onn", "did you mean \"dnd_on\"?"],
    );
    let all = errors(&event("+1m", "dance"));
    one(&all, 6, &["dance", "active", "crash"]);
    assert!(!all[0].contains("\"\""), "{all:?}");
    one(
        &errors("[respond]\noffers = [\"start\", \"strat\"]\n"),
        5,
        &["strat", "start"],
    );
    one(
        &whole("zone = \"Europe/Berlim\"\nstart = \"2026-03-27T09:00:00\"\nend = \"2026-03-27T12:00:00\"\n"),
        1,
        &["Europe/Berlin"],
    );
    one(
        &errors(&(event("+1m", "zone") + "to = \"Mars/Olympus\"\n")),
        7,
        &["Mars/Olympus", "IANA"],
    );
    one(&errors("colour = \"red\"\n"), 4, &["colour"]);
    one(&errors(&(event("+1m", "idle") + "every = \"1s\"\n")), 7, &["every"]);
}

#[test]
fn what_is_missing_is_named() {
    one(
        &whole("start = \"2026-03-27T09:00:00\"\nend = \"2026-03-27T12:00:00\"\n"),
        1,
        &["zone"],
    );
    one(
        &whole("zone = \"Europe/Berlin\"\nend = \"2026-03-27T12:00:00\"\n"),
        1,
        &["start"],
    );
    one(
        &whole("zone = \"Europe/Berlin\"\nstart = \"2026-03-27T09:00:00\"\n"),
        1,
        &["end"],
    );
    one(&errors("[[event]]\ndo = \"idle\"\n"), 4, &["at"]);
    one(&errors("[[event]]\nat = \"+1m\"\n"), 4, &["do"]);
    one(&errors(&event("+1m", "clock")), 4, &["to"]);
    one(&errors(&event("+1m", "zone")), 4, &["to"]);
}

#[test]
fn what_cannot_happen_is_an_error() {
    let wrong = |events: &[&str]| errors(&events.iter().map(|word| event("+1m", word)).collect::<String>());
    one(&wrong(&["lock", "active"]), 9, &["locked", "unlock"]);
    one(&wrong(&["wake"]), 6, &["awake"]);
    one(&wrong(&["unlock"]), 6, &["not locked"]);
    for word in [
        "active",
        "idle",
        "lock",
        "unlock",
        "sleep",
        "dnd_on",
        "camera_off",
        "resume",
        "restart",
        "crash",
    ] {
        let found = wrong(&["sleep", word]);
        assert!(
            !found.is_empty() && found[0].starts_with("story.toml:9: ") && found[0].contains("only `wake`"),
            "{word}: {found:?}"
        );
    }
    assert_eq!(
        wrong(&["lock", "sleep", "wake", "unlock", "active"]),
        Vec::<String>::new()
    );
    assert_eq!(
        wrong(&["dnd_off", "resume", "idle", "lock", "lock"]),
        Vec::<String>::new()
    );
}

#[test]
fn durations_are_a_whole_number_and_a_unit() {
    for every in ["0s", "1.5s", "500ms", "s", "-1s", "1 s", "1d"] {
        one(
            &errors(&(event("+1m", "active") + &format!("every = \"{every}\"\n"))),
            7,
            &[every, "30s"],
        );
    }
    one(&errors(&event("+90", "active")), 5, &["+90", "+90m"]);
    one(&errors("[respond]\ndelay = \"soon\"\n"), 5, &["soon"]);
}

#[test]
fn a_pause_takes_exactly_one_end() {
    for keys in [
        "",
        "for = \"30m\"\nuntil = \"14:00\"\n",
        "for = \"long\"\n",
        "until = \"25:00\"\n",
        "until = \"14\"\n",
    ] {
        let found = errors(&(event("+1m", "pause") + keys));
        one(&found, 6, &["for = \"30m\"", "for = \"today\"", "until = \"14:00\""]);
    }
}

#[test]
fn settings_are_checked_like_the_file_with_the_lines_of_the_scenario() {
    one(
        &errors("[settings.breaks]\nmicro_every = \"a lot\"\n"),
        5,
        &["micro_every"],
    );
    one(
        &errors("settings = { breaks = { micro_every = \"a lot\" } }\n"),
        4,
        &["micro_every"],
    );
    one(&errors("[settings.hours]\nfrom = \"8 o'clock\"\n"), 5, &["from"]);
    one(
        &errors("[settings]\nbreaks.micro_every = \"a lot\"\n"),
        5,
        &["micro_every"],
    );
}

#[test]
fn settings_may_be_written_in_any_form_of_toml() {
    let micro = |text: &str| {
        let whole =
            format!("zone = \"Europe/Berlin\"\nstart = \"2026-03-27T09:00:00\"\nend = \"2026-03-27T12:00:00\"\n{text}");
        Scenario::parse("story.toml", &whole)
            .map(|scenario| scenario.settings.breaks.micro_every.as_secs())
            .unwrap_or_default()
    };
    assert_eq!(micro("[settings.breaks]\nmicro_every = \"20m\"\n"), 1200);
    assert_eq!(micro("settings.breaks.micro_every = \"20m\"\n"), 1200);
    assert_eq!(micro("[settings]\nbreaks.micro_every = \"20m\"\n"), 1200);
    assert_eq!(micro("[settings]\nbreaks = { micro_every = \"20m\" }\n"), 1200);
    assert_eq!(micro("settings = { breaks = { micro_every = \"20m\" } }\n"), 1200);
}

#[test]
fn text_that_is_no_toml_is_one_error_with_its_line() {
    let found = whole("zone = \"Europe/Berlin\"\nstart = 2026-03-27T\n");
    assert!(
        found.iter().any(|error| error.starts_with("story.toml:2: ")),
        "{found:?}"
    );
}

#[test]
fn an_unknown_key_of_the_settings_is_told_and_does_no_harm() {
    let whole = "zone = \"Europe/Berlin\"\nstart = \"2026-03-27T09:00:00\"\nend = \"2026-03-27T12:00:00\"\n[settings.breaks]\nmicro_evry = \"20m\"\n";
    let scenario = Scenario::parse("story.toml", whole).expect("a good scenario");
    assert!(
        scenario.warnings.len() == 1 && scenario.warnings[0].starts_with("story.toml:5: "),
        "{:?}",
        scenario.warnings
    );
}
