//! Every movement that comes with the program is drawn without objection, and the same on every run.

use unknot_figure::{At, Figure, Theme, lint, poses};

fn figure(id: &str) -> Figure {
    let text = poses::builtin(id).unwrap_or_default();
    Figure::parse(id, text).unwrap_or_else(|problems| panic!("{id}: {}", problems[0]))
}

#[test]
fn every_movement_passes_every_check() {
    let found: Vec<String> = poses::IDS
        .iter()
        .flat_map(|id| lint(&figure(id)))
        .map(|f| f.to_string())
        .collect();
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_still_is_the_same_to_the_byte_and_small() {
    for id in poses::IDS {
        let f = figure(id);
        let key = f.keys().next().expect("a key pose").to_owned();
        let first = f.still(At::Key(&key), [320.0, 240.0]).to_svg(Theme::Dark);
        let again = figure(id).still(At::Key(&key), [320.0, 240.0]).to_svg(Theme::Dark);
        assert_eq!(first, again, "{id} differs from run to run");
        assert!(first.len() < 60_000, "{id} takes {} bytes", first.len());
    }
}
