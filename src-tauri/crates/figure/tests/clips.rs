//! A clip is what the page plays: whole, in true tempo, small, and the same on every run.

use std::io::Read as _;

use unknot_figure::{Clip, Figure, poses};

fn clip(id: &str) -> Clip {
    let text = poses::builtin(id).unwrap_or_default();
    match Figure::parse(id, text) {
        Ok(f) => f.clip([260.0, 184.0]),
        Err(problems) => panic!("{id}: {}", problems[0]),
    }
}

#[test]
fn a_clip_plays_whole_and_in_true_tempo() {
    let c = clip("scap_squeeze");
    let ms: u32 = c.turns.iter().map(|t| t.1).sum();
    assert_eq!(ms, 9000, "squeeze 2, hold 4, let go 2, rest 1");
    assert_eq!(c.phases.last().map(|p| p.to_ms), Some(ms));
    for (frame, ms) in &c.turns {
        assert!((*frame as usize) < c.frames.len());
        let held = c.keys.contains(frame);
        assert!(
            held || *ms <= 63,
            "frame {frame} stands for {ms} ms: sixteen a second are promised"
        );
    }
    for frame in &c.frames {
        assert!(
            frame
                .chunks(2)
                .all(|p| (p[0] as usize) < c.roles.len() && (p[1] as usize) < c.paths.len())
        );
    }
    for role in c.roles.iter().filter(|r| r.starts_with("line.")) {
        assert!(c.widths.contains_key(role), "{role} has no width");
    }
}

#[test]
fn the_way_back_uses_the_frames_of_the_way_out() {
    let c = clip("scap_squeeze");
    assert_eq!(c.frames.len(), 33, "32 steps of two seconds and the start");
    let out: Vec<u32> = c.turns.iter().map(|t| t.0).take(32).collect();
    let mut back: Vec<u32> = c.turns.iter().map(|t| t.0).skip(32).take(31).collect();
    back.reverse();
    assert_eq!(out[..31], back[..], "the same frames in reverse");
}

#[test]
fn parts_that_stay_share_their_path() {
    // The legs of the seated turn stand still: their fill is one path in all frames.
    let c = clip("seated_rotation");
    let role = c.roles.iter().position(|r| r == "fill.shoe").expect("shoes");
    let shoes: std::collections::BTreeSet<u32> = c
        .frames
        .iter()
        .flat_map(|f| {
            f.chunks(2)
                .filter(|p| p[0] as usize == role)
                .map(|p| p[1])
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(shoes.len(), 1, "the shoes shimmer");
}

#[test]
fn the_same_bytes_on_every_run_and_few_of_them() {
    let bytes = clip("chin_tuck").to_gzip_json().expect("bytes");
    assert_eq!(bytes, clip("chin_tuck").to_gzip_json().expect("bytes"));
    assert!(bytes.len() < 150_000, "{} bytes", bytes.len());
    let mut json = String::new();
    flate2::read::GzDecoder::new(&bytes[..])
        .read_to_string(&mut json)
        .expect("gzip");
    assert!(
        json.starts_with(r#"{"format":1,"id":"chin_tuck","size":[260.0,184.0]"#),
        "{}",
        &json[..80]
    );
}
