//! The doses: those of the two articles against a table of what they say, those of the plan against its table.

use unknot_core::catalogue::{Catalogue, Dose, Often, Span, Whose, Work};

/// The physiotherapist's article.
const PHYSIO: &str = "000_12f2d4c9f812b6c8.txt";
/// The article with ten workouts.
const TEN: &str = "003_e514496291a456cc.txt";

/// What an article says of a dose; what it leaves open is `None`.
struct Said {
    article: &'static str,
    movements: &'static [&'static str],
    sets: Option<(u32, u32)>,
    reps: Option<(u32, u32)>,
    /// Seconds of a hold, of a stretch or of the whole.
    seconds: Option<(u32, u32)>,
    /// Seconds out and back, where the article counts them.
    pace: Option<(u32, u32)>,
    per_side: bool,
    daily: bool,
}

const OPEN: Said = Said {
    article: TEN,
    movements: &[],
    sets: None,
    reps: None,
    seconds: None,
    pace: None,
    per_side: false,
    daily: false,
};

const fn some(figure: u32) -> Option<(u32, u32)> {
    Some((figure, figure))
}

/// Thirteen rows: three of the physiotherapist, ten of the other article.
const SAID: [Said; 13] = [
    Said {
        article: PHYSIO,
        movements: &["prone_swimmer"],
        sets: some(3),
        reps: some(10),
        pace: Some((3, 3)),
        ..OPEN
    },
    Said {
        article: PHYSIO,
        movements: &["bent_row"],
        sets: some(3),
        reps: some(10),
        ..OPEN
    },
    Said {
        article: PHYSIO,
        movements: &["relief_stretch"],
        sets: some(3),
        reps: some(10),
        ..OPEN
    },
    Said {
        movements: &["wall_slide"],
        sets: some(3),
        reps: some(12),
        ..OPEN
    },
    Said {
        movements: &["prone_y", "prone_t", "prone_w"],
        sets: some(3),
        reps: some(10),
        ..OPEN
    },
    Said {
        movements: &["bent_row"],
        sets: some(3),
        reps: Some((10, 12)),
        ..OPEN
    },
    Said {
        movements: &["face_pull"],
        sets: some(3),
        reps: some(15),
        ..OPEN
    },
    Said {
        movements: &["foam_roll"],
        seconds: Some((120, 180)),
        daily: true,
        ..OPEN
    },
    Said {
        movements: &["cat_cow"],
        seconds: Some((60, 120)),
        ..OPEN
    },
    Said {
        movements: &["tspine_ext_roller"],
        reps: Some((10, 12)),
        seconds: Some((2, 3)),
        ..OPEN
    },
    Said {
        movements: &["doorway_stretch"],
        sets: Some((2, 3)),
        seconds: some(30),
        ..OPEN
    },
    Said {
        movements: &["chin_tuck"],
        sets: some(2),
        reps: some(15),
        seconds: Some((3, 5)),
        daily: true,
        ..OPEN
    },
    Said {
        movements: &["dead_bug"],
        sets: some(3),
        reps: some(10),
        per_side: true,
        ..OPEN
    },
];

/// A figure of ours keeps to an article's if it starts within it; where the article gives a range, that range is ours, too.
fn keeps_to(ours: Span, said: Option<(u32, u32)>) -> bool {
    match said {
        Some((least, most)) if least == most => ours.start == least,
        Some(range) => (ours.least, ours.most) == range && (range.0..=range.1).contains(&ours.start),
        None => true,
    }
}

fn reps(dose: &Dose) -> Option<Span> {
    match dose.work {
        Work::Reps { reps, .. } => Some(reps),
        Work::Hold { .. } | Work::Time { .. } => None,
    }
}

fn seconds(dose: &Dose) -> Option<Span> {
    match dose.work {
        Work::Reps { hold, .. } => hold,
        Work::Hold { seconds } | Work::Time { seconds } => Some(seconds),
    }
}

#[test]
fn the_articles_doses_are_exact() {
    let catalogue = Catalogue::builtin();
    for said in &SAID {
        for id in said.movements {
            let dose = &catalogue.get(id).expect("the movement exists").dose;
            assert_eq!(dose.whose, Whose::Article, "{id}");
            assert!(
                dose.articles.iter().any(|article| article == said.article),
                "{id}: {}",
                said.article
            );
            assert!(keeps_to(dose.sets, said.sets), "{id}: sets {:?}", dose.sets);
            assert_eq!(reps(dose).is_some(), said.reps.is_some(), "{id}: counted or not");
            assert!(
                reps(dose).is_none_or(|span| keeps_to(span, said.reps)),
                "{id}: reps {:?}",
                reps(dose)
            );
            assert_eq!(seconds(dose).is_some(), said.seconds.is_some(), "{id}: timed or not");
            assert!(
                seconds(dose).is_none_or(|span| keeps_to(span, said.seconds)),
                "{id}: {:?}",
                seconds(dose)
            );
            let pace = dose.tempo.as_ref().map(|tempo| (tempo.out, tempo.back));
            assert!(said.pace.is_none() || pace == said.pace, "{id}: pace {pace:?}");
            assert_eq!(dose.per_side, said.per_side, "{id}: per side");
            assert_eq!(dose.often == Often::Daily, said.daily, "{id}: daily");
        }
    }
}

#[test]
fn only_the_fourteen_claim_an_article_and_the_others_say_why_the_dose_is_ours() {
    let said: Vec<&str> = SAID.iter().flat_map(|row| row.movements.iter().copied()).collect();
    for movement in &Catalogue::builtin() {
        let id = movement.id.as_str();
        let by_article = movement.dose.whose == Whose::Article;
        assert_eq!(by_article, said.contains(&id), "{id}");
        assert!(
            movement.dose.note.len() > 30,
            "{id}: says why, or what the article leaves open"
        );
        if by_article {
            let sourced = |article: &String| movement.sources.iter().any(|source| source.at == *article);
            assert!(
                movement.dose.articles.iter().all(sourced),
                "{id}: the article is among the sources"
            );
        }
    }
    let stretch = Catalogue::builtin();
    let note = &stretch.get("relief_stretch").expect("the stretch").dose.note;
    assert!(note.contains("our choice"), "{note}");
}

/// Movement, sets, start, range, seconds of a set, rest.
type PlanRow = (&'static str, u32, u32, (u32, u32), u32, u32);

/// The table of RULES 1.
const PLAN: [PlanRow; 11] = [
    ("bent_row", 3, 10, (10, 12), 60, 60),
    ("prone_swimmer", 3, 10, (8, 15), 60, 60),
    ("wall_slide", 3, 12, (8, 15), 72, 45),
    ("prone_y", 3, 10, (8, 12), 50, 45),
    ("prone_t", 3, 10, (8, 12), 50, 45),
    ("prone_w", 3, 10, (8, 12), 50, 45),
    ("face_pull", 3, 15, (12, 20), 75, 45),
    ("dead_bug", 3, 10, (6, 12), 100, 45),
    ("seated_row_band", 3, 10, (8, 12), 60, 45),
    ("reverse_fly", 3, 10, (8, 12), 50, 45),
    ("standing_swimmer", 3, 10, (8, 15), 60, 45),
];

#[test]
fn strength_begins_and_ranges_as_the_plan_says() {
    let catalogue = Catalogue::builtin();
    for (id, sets, start, (least, most), set_seconds, rest) in PLAN {
        let movement = catalogue.get(id).expect("the movement exists");
        let dose = &movement.dose;
        assert_eq!(dose.sets.start, sets, "{id}: sets");
        assert_eq!(reps(dose), Some(Span { start, least, most }), "{id}: reps");
        assert_eq!(
            (dose.set_seconds(), dose.rest),
            (set_seconds, rest),
            "{id}: seconds of a set, rest"
        );
        assert!(movement.ladder, "{id}: climbs");
    }
    let climbing = catalogue.iter().filter(|movement| movement.ladder).count();
    assert_eq!(climbing, PLAN.len(), "only these step up");
}

#[test]
fn what_is_fixed_takes_the_time_the_plan_reckons_with() {
    let catalogue = Catalogue::builtin();
    let rows = [
        ("cat_cow", 90, 0, 90),
        ("foam_roll", 120, 0, 120),
        ("tspine_ext_roller", 60, 0, 60),
        ("doorway_stretch", 30, 15, 75),
        ("relief_stretch", 40, 10, 140),
        ("chin_tuck", 75, 15, 165),
        ("band_pull_apart", 50, 20, 120),
    ];
    for (id, set_seconds, rest, whole) in rows {
        let dose = &catalogue.get(id).expect("the movement exists").dose;
        assert_eq!(
            (dose.set_seconds(), dose.rest, dose.seconds()),
            (set_seconds, rest, whole),
            "{id}"
        );
    }
}

#[test]
fn ladders_are_those_of_the_rules() {
    let catalogue = Catalogue::builtin();
    let rows: [(&str, &[&str]); 11] = [
        ("bent_row", &["seated", "one_hand", "standard", "heavier"]),
        (
            "prone_swimmer",
            &[
                "one_arm",
                "hands_brush",
                "standard",
                "pause_2s",
                "half_kilo",
                "one_kilo",
            ],
        ),
        (
            "wall_slide",
            &["lying", "low_start", "standard", "pause_2s", "light_band"],
        ),
        ("prone_y", &["short", "standard", "hold_3s", "half_kilo", "one_kilo"]),
        ("prone_t", &["short", "standard", "hold_3s", "half_kilo", "one_kilo"]),
        ("prone_w", &["short", "standard", "hold_3s", "half_kilo", "one_kilo"]),
        ("face_pull", &["chest_height", "standard", "step_back", "heavier"]),
        (
            "dead_bug",
            &["arms_only", "heel_taps", "standard", "half_kilo", "one_kilo"],
        ),
        ("reverse_fly", &["bent_elbows", "standard", "heavier"]),
        ("seated_row_band", &["standard", "heavier"]),
        ("standing_swimmer", &["low", "standard", "hinge_30", "light_band"]),
    ];
    for (id, keys) in rows {
        let movement = catalogue.get(id).expect("the movement exists");
        let rungs: Vec<&str> = movement.variants.iter().map(|variant| variant.key.as_str()).collect();
        assert_eq!(rungs, keys, "{id}");
    }
}

#[test]
fn doses_read_as_a_person_writes_them() {
    let catalogue = Catalogue::builtin();
    let figures = |id: &str| {
        catalogue
            .get(id)
            .map(|movement| movement.dose.figures())
            .unwrap_or_default()
    };
    assert_eq!(figures("bent_row"), "3 × 10");
    assert_eq!(figures("dead_bug"), "3 × 10 per side");
    assert_eq!(figures("doorway_stretch"), "2 × 30 s");
    assert_eq!(figures("foam_roll"), "2 min");
    assert_eq!(figures("cat_cow"), "90 s");
    assert_eq!(figures("chin_tuck"), "2 × 15, hold 3 s");
    assert_eq!(figures("tspine_ext_roller"), "10 reps, hold 2 s");
    assert_eq!(figures("seated_rotation"), "5 reps per side");
    assert_eq!(figures("levator_stretch"), "20 s per side");
}
