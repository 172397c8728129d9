//! Stories of files that are not right: the file goes in, all problems come out, each with its line and what would be right.

use unknot_core::catalogue::{Catalogue, check, check_all, check_picture};

/// A file that is right, to spoil in one place at a time.
fn right() -> &'static str {
    Catalogue::source("scap_squeeze").unwrap_or_default()
}

/// The right file with each first text replaced by the second, which has to be there.
fn spoilt(changes: &[(&str, &str)]) -> String {
    let mut text = right().to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from} is not in the file");
        text = text.replacen(from, to, 1);
    }
    text
}

/// What `catalogue check` says of a file, line by line.
fn problems(text: &str) -> Vec<String> {
    match check("own.toml", text) {
        Ok(_) => Vec::new(),
        Err(found) => found.iter().map(ToString::to_string).collect(),
    }
}

/// What it says of several files together.
fn problems_between(files: &[(&str, &str)]) -> Vec<String> {
    match Catalogue::from_files(files.iter().map(|(name, text)| ((*name).to_owned(), *text))) {
        Ok(_) => Vec::new(),
        Err(found) => found.iter().map(ToString::to_string).collect(),
    }
}

/// Line of the first place where `what` stands in `text`, counted from 1.
fn line_of(text: &str, what: &str) -> usize {
    let before = text.split(what).next().unwrap_or_default();
    assert_ne!(before.len(), text.len(), "{what} is not in the file");
    before.lines().count().max(1) + usize::from(before.ends_with('\n'))
}

#[test]
fn a_right_file_has_no_problem() {
    assert_eq!(problems(right()), Vec::<String>::new());
}

#[test]
fn five_different_mistakes_give_five_lines_each_with_its_remedy() {
    let text = spoilt(&[
        ("\nsummary = ", "\nsumary = "),
        ("\"rhomboids\"", "\"romboids\""),
        ("silent = true", "silent = tru"),
        ("rest = 20", "rest = 2000"),
        ("often = \"in_breaks\"", "often = 3"),
    ]);
    let found = problems(&text);
    let wanted = [
        format!(
            "own.toml:{}: `sumary` is not a known key; did you mean `summary`?",
            line_of(&text, "sumary")
        ),
        format!(
            "own.toml:{}: `primary` does not know \"romboids\"; did you mean `rhomboids`?",
            line_of(&text, "romboids")
        ),
        format!(
            "own.toml:{}: this is not TOML: invalid boolean, expected `true`",
            line_of(&text, "silent")
        ),
        format!(
            "own.toml:{}: `dose.rest` is 2000; it should be a whole number from 0 to 300: seconds between two sets",
            line_of(&text, "rest = 2000")
        ),
        format!(
            "own.toml:{}: `dose.often` is of type integer; it should be a frequency, one of: training_days, daily, \
             weekdays, in_breaks",
            line_of(&text, "often = 3")
        ),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn what_is_missing_is_asked_for_with_what_it_is_for() {
    let text = spoilt(&[
        ("\ncue = ", "\n# cue = "),
        ("\n[[source]]\n", "\n[[variant]]\nkey = \"more\"\nhow = \"More\"\n# "),
        ("says = ", "# says = "),
        ("at = \"Andersen", "# at = \"Andersen"),
    ]);
    let found = problems(&text);
    assert_eq!(
        found,
        [
            "own.toml:1: `cue` is missing: one instruction of at most 12 words, for the break card",
            "own.toml:1: `source` is missing: where it comes from, each with `says` and `at`",
        ]
    );
}

#[test]
fn a_cue_of_thirteen_words_is_too_long_for_the_card() {
    let text = spoilt(&[("then let go.", "then let go again, slowly, with a long breath.")]);
    let line = line_of(&text, "\ncue = ") + 1;
    let wanted = format!("own.toml:{line}: `cue` has 16 words; at most 12 fit on the break card");
    assert_eq!(problems(&text), [wanted]);
}

#[test]
fn a_dose_says_who_says_it() {
    let article = spoilt(&[("whose = \"ours\"", "whose = \"article\"")]);
    assert_eq!(
        problems(&article),
        [format!(
            "own.toml:{}: `dose.articles` should name the file of the article that says this dose",
            line_of(&article, "[dose]")
        )]
    );
    let nobody = spoilt(&[("whose = \"ours\"", "whose = \"my aunt\"")]);
    assert_eq!(
        problems(&nobody),
        [format!(
            "own.toml:{}: `dose.whose` does not know \"my aunt\"; it should be whose dose it is, one of: article, ours",
            line_of(&nobody, "my aunt")
        )]
    );
}

#[test]
fn a_set_of_ten_minutes_is_no_set() {
    let text = spoilt(&[
        ("reps = 10\n", "reps = 50\n"),
        ("reps_range = [6, 12]", ""),
        ("out = 1, hold = 3", "out = 9, hold = 3"),
    ]);
    let found = problems(&text);
    let line = line_of(&text, "[dose]");
    assert!(
        found.contains(&format!(
            "own.toml:{line}: `dose` makes one set last 650 s; it should last from 15 s to 5 min"
        )),
        "{found:?}"
    );
}

#[test]
fn a_portion_fits_into_its_break() {
    let text = spoilt(&[("micro = { reps = 6 }", "micro = { reps = 7 }")]);
    let line = line_of(&text, "micro = { reps");
    assert_eq!(
        problems(&text),
        [format!(
            "own.toml:{line}: `breaks.micro` takes 35 s; a break of this kind has 30 s: give fewer `sets`, `reps` or `seconds`"
        )]
    );
}

#[test]
fn a_start_outside_its_range_and_a_range_upside_down() {
    let outside = spoilt(&[("reps = 10\n", "reps = 5\n")]);
    assert_eq!(
        problems(&outside),
        [format!(
            "own.toml:{}: `dose.reps` is 5, outside its own `reps_range` of 6 to 12",
            line_of(&outside, "reps = 5")
        )]
    );
    let upside_down = spoilt(&[("[6, 12]", "[12, 6]")]);
    assert_eq!(
        problems(&upside_down),
        [format!(
            "own.toml:{}: `dose.reps_range` should be two whole numbers, least and most: [8, 12]",
            line_of(&upside_down, "[12, 6]")
        )]
    );
}

#[test]
fn versions_have_a_standard_and_names_of_their_own() {
    let text = spoilt(&[("key = \"standard\"", "key = \"half_effort\"")]);
    let found = problems(&text);
    let twice = format!(
        "own.toml:{}: `variant 2: key` \"half_effort\" is taken by a version above; each needs its own",
        1 + text
            .lines()
            .collect::<Vec<_>>()
            .iter()
            .rposition(|line| line.contains("half_effort"))
            .unwrap_or(0)
    );
    assert!(found.contains(&twice), "{found:?}");
    assert!(
        found
            .iter()
            .any(|line| line.contains("has no version with the key `standard`")),
        "{found:?}"
    );
}

#[test]
fn a_code_that_nobody_asks_about_is_refused() {
    let text = format!("{}\n[[hidden_by]]\ncode = \"osteoporsis\"\n", right());
    let line = text.lines().count();
    assert_eq!(
        problems(&text),
        [format!(
            "own.toml:{line}: `hidden_by 1: code` does not know \"osteoporsis\"; did you mean `osteoporosis`?"
        )]
    );
}

#[test]
fn a_version_that_may_stay_has_to_exist() {
    let text = format!("{}\n[[hidden_by]]\ncode = \"heart\"\nunless = \"gentle\"\n", right());
    let line = text.lines().count();
    assert_eq!(
        problems(&text),
        [format!(
            "own.toml:{line}: `hidden_by 1: unless` names the version \"gentle\"; this movement has: half_effort, standard"
        )]
    );
}

#[test]
fn a_file_of_300_kib_is_refused_unread() {
    let text = format!("# {}", "x".repeat(300 * 1024));
    assert_eq!(
        problems(&text),
        ["own.toml:1: the file has 301 KiB; at most 256 KiB are read"]
    );
}

#[test]
fn an_empty_file_and_one_that_is_something_else() {
    let empty = problems("");
    assert!(empty.iter().any(|line| line.contains("`id` is missing")), "{empty:?}");
    let other = problems("<html>\n<script>alert(1)</script>\n");
    assert!(other.iter().all(|line| line.contains("not TOML")), "{other:?}");
    assert!(!other.is_empty());
}

#[test]
fn a_picture_stays_in_its_folder_and_is_an_image() {
    let with = |picture: &str| format!("{}\n[picture]\n{picture}\n", right());
    assert_eq!(problems(&with("file = \"my-drawing.png\"")), Vec::<String>::new());
    let line = with("").lines().count();
    assert_eq!(
        problems(&with("file = \"../../etc/passwd.png\"")),
        [format!(
            "own.toml:{line}: `picture.file` leads out of the folder; put the image beside the file and give only its name"
        )]
    );
    assert_eq!(
        problems(&with("file = \"drawing.svg\"")),
        [format!(
            "own.toml:{line}: `picture.file` is of a kind that is not shown; it should be a .png or .jpg file"
        )]
    );
    let script = check_picture(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
    assert_eq!(
        script,
        Err("this is not a PNG or JPEG image, whatever its name says; save it as one of the two".to_owned())
    );
    assert_eq!(check_picture(b"\x89PNG\r\n\x1a\n...."), Ok(()));
}

/// The right file under another name, with more at its end.
fn named(id: &str, more: &str) -> String {
    let text = spoilt(&[("id = \"scap_squeeze\"", &format!("id = \"{id}\""))]);
    format!("{text}{more}")
}

#[test]
fn two_movements_of_one_name_and_a_file_called_otherwise() {
    let (one, two) = (named("one", ""), named("one", ""));
    assert_eq!(
        problems_between(&[("one.toml", &one), ("two.toml", &two)]),
        [
            "two.toml:2: `id` \"one\" is taken by one.toml; each movement needs its own",
            "two.toml:2: `id` is \"one\", the file is called two.toml; both should be the same",
        ]
    );
}

#[test]
fn a_link_to_nothing_names_what_was_meant() {
    let easier = "\n[[instead]]\nmovement = \"too\"\nwhen = \"no_kit\"\n";
    let (one, two) = (named("one", easier), named("two", ""));
    let line = one.lines().count() - 1;
    assert_eq!(
        problems_between(&[("one.toml", &one), ("two.toml", &two)]),
        [format!(
            "one.toml:{line}: there is no movement \"too\"; did you mean \"two\"?"
        )]
    );
}

#[test]
fn a_chain_that_leads_back_to_itself_is_refused_where_it_closes() {
    let harder = |id: &str| format!("\n[[variant]]\nkey = \"up\"\nhow = \"More\"\nmovement = \"{id}\"\n");
    let (one, two, three) = (
        named("one", &harder("two")),
        named("two", &harder("three")),
        named("three", &harder("one")),
    );
    let line = three.lines().count();
    assert_eq!(
        problems_between(&[("one.toml", &one), ("two.toml", &two), ("three.toml", &three)]),
        [format!(
            "three.toml:{line}: \"one\" is called harder than \"three\" here, but other links lead from \"one\" up to \
             \"three\"; turn one of them round or take it out"
        )]
    );
}

#[test]
fn more_than_five_hundred_files_are_too_many() {
    let names: Vec<(String, String)> = (0..501)
        .map(|n| (format!("m{n}.toml"), named(&format!("m{n}"), "")))
        .collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        problems_between(&files),
        ["m500.toml:1: this is file 501; at most 500 are read"]
    );
}

#[test]
fn own_movements_stand_beside_the_built_in_ones_and_may_name_them() {
    let own = named("mine", "\n[[instead]]\nmovement = \"bent_row\"\nwhen = \"no_kit\"\n");
    let (all, found) = Catalogue::with_own([("mine.toml".to_owned(), own.as_str())]);
    assert_eq!(found, []);
    assert_eq!(
        (all.len(), all.iter().last().map(|movement| movement.id.as_str())),
        (38, Some("mine"))
    );

    let (all, found) = Catalogue::with_own([("scap_squeeze.toml".to_owned(), right())]);
    assert_eq!(found.len(), 1, "a built-in name is taken");
    assert_eq!(all.len(), 37);
}

#[test]
fn files_are_checked_beside_the_built_in_ones_or_in_their_place() {
    assert_eq!(check_all([("here/scap_squeeze.toml".to_owned(), right())]), []);
    let lost = named("mine", "\n[[instead]]\nmovement = \"bend_row\"\nwhen = \"no_kit\"\n");
    let found: Vec<String> = check_all([("here/mine.toml".to_owned(), lost.as_str())])
        .iter()
        .map(ToString::to_string)
        .collect();
    let line = lost.lines().count() - 1;
    assert_eq!(
        found,
        [format!(
            "here/mine.toml:{line}: there is no movement \"bend_row\"; did you mean \"bent_row\"?"
        )]
    );
}

#[test]
fn a_file_from_another_system_reads_the_same() {
    let windows = format!("\u{feff}{}", right().replace('\n', "\r\n"));
    assert_eq!(check("own.toml", &windows), check("own.toml", right()));
}

proptest::proptest! {
    /// Whatever a file holds, the answer is a movement or problems that lie within it.
    #[test]
    fn no_file_stops_the_check(at in 0_usize..5000, length in 0_usize..80, put in "[\\PC\n]{0,20}") {
        let mut letters: Vec<char> = right().chars().collect();
        let from = at.min(letters.len());
        let to = (from + length).min(letters.len());
        letters.splice(from..to, put.chars());
        let text: String = letters.into_iter().collect();
        if let Err(found) = check("own.toml", &text) {
            proptest::prop_assert!(!found.is_empty());
            let lines = text.lines().count() + 1;
            for problem in found {
                proptest::prop_assert!((1..=lines).contains(&problem.line), "{}", problem);
            }
        }
    }
}
