//! Clips: a movement in its true tempo, as frames that share their paths.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::{Compression, GzBuilder};
use serde::Serialize;

use crate::drawing::{Drawing, Role};
use crate::figure::{Ease, Figure, Step};
use crate::paint;
use crate::pose::Pose;
use crate::reach;

/// Frames for each second of movement, at least.
const RATE: f32 = 16.0;

/// A phase of the loop and its word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhaseSpan {
    /// What is done: squeeze, hold, let go.
    pub word: String,
    /// Begin, milliseconds of the loop.
    pub from_ms: u32,
    /// End, milliseconds of the loop.
    pub to_ms: u32,
}

/// A movement ready to be played by the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clip {
    /// Version of this form.
    pub format: u32,
    /// The movement.
    pub id: String,
    /// View box, pixels.
    pub size: [f32; 2],
    /// Where the floor begins, pixels from above.
    pub floor: f32,
    /// Colour roles, `kind.token`.
    pub roles: Vec<String>,
    /// Stroke width of each line role, pixels.
    pub widths: BTreeMap<String, f32>,
    /// Unique path data, shared by all frames.
    pub paths: Vec<String>,
    /// Each frame in paint order: role, path, role, path ...
    pub frames: Vec<Vec<u32>>,
    /// Frame and milliseconds, played over and over.
    #[serde(rename = "loop")]
    pub turns: Vec<(u32, u32)>,
    /// Frames of the poses that stand for the movement.
    pub keys: Vec<u32>,
    /// Phases of the loop.
    pub phases: Vec<PhaseSpan>,
    /// What is shown, in words.
    pub alt: String,
}

/// The clip could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ClipError {
    /// The clip could not be put into JSON.
    #[error("the clip could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The compressor refused.
    #[error("the clip could not be compressed: {0}")]
    Gzip(#[from] std::io::Error),
}

impl Clip {
    /// The clip as one gzip member of JSON; the same bytes on every run.
    ///
    /// # Errors
    /// When the JSON or the compressor fails, which plain data gives no cause for.
    pub fn to_gzip_json(&self) -> Result<Vec<u8>, ClipError> {
        let json = serde_json::to_vec(self)?;
        let mut gz = GzBuilder::new()
            .mtime(0)
            .operating_system(255)
            .write(Vec::new(), Compression::best());
        gz.write_all(&json)?;
        Ok(gz.finish()?)
    }
}

#[derive(Default)]
struct Store {
    roles: Vec<Role>,
    paths: Vec<String>,
    known: BTreeMap<String, u32>,
    frames: Vec<Vec<u32>>,
    widths: BTreeMap<String, f32>,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Store {
    fn add(&mut self, d: &Drawing) -> u32 {
        let mut frame = Vec::new();
        for item in d.items() {
            let role = self.roles.iter().position(|r| *r == item.role).unwrap_or_else(|| {
                self.roles.push(item.role);
                if let Role::Line(t) = item.role {
                    self.widths.insert(item.role.name(), d.width(t));
                }
                self.roles.len() - 1
            });
            let data = item.path.data();
            let path = match self.known.get(&data) {
                Some(p) => *p,
                None => {
                    let p = count(self.paths.len());
                    self.known.insert(data.clone(), p);
                    self.paths.push(data);
                    p
                }
            };
            frame.extend([count(role), path]);
        }
        match self.frames.iter().position(|f| *f == frame) {
            Some(i) => count(i),
            None => {
                self.frames.push(frame);
                count(self.frames.len() - 1)
            }
        }
    }
}

impl Figure {
    /// Bake the clip for a view box of `size` pixels. Return phases and holds use the frames that are there already.
    pub fn clip(&self, size: [f32; 2]) -> Clip {
        let (cam, floor) = self.camera(size);
        let mut store = Store::default();
        let mut draw = |pose: &Pose| store.add(&paint::paint(&reach::solve(pose), &self.look, &cam, floor));
        // Frames between two keys, enough for the longest way between them.
        let mut need: BTreeMap<(usize, usize), (usize, Ease)> = BTreeMap::new();
        for p in &self.tempo {
            if let Step::Move { from, to } = p.step {
                // A way and its return share their frames: the first of them says how it is eased.
                let ease = if from < to { p.ease } else { p.ease.back() };
                let n = need.entry((from.min(to), from.max(to))).or_insert((2, ease));
                n.0 = n.0.max((p.s * RATE).ceil() as usize);
            }
        }
        let key_frames: Vec<u32> = self.keys.iter().map(|k| draw(&k.ready.pose)).collect();
        let mut ways: BTreeMap<(usize, usize), Vec<u32>> = BTreeMap::new();
        for (&(a, b), &(n, ease)) in &need {
            let mut way = vec![key_frames[a]];
            way.extend((1..n).map(|i| draw(&self.pose_between(a, b, ease.share(i as f32 / n as f32)))));
            way.push(key_frames[b]);
            ways.insert((a, b), way);
        }
        let mut turns: Vec<(u32, u32)> = Vec::new();
        let mut phases = Vec::new();
        let (mut now, mut at) = (0.0_f32, 0_u32);
        for p in &self.tempo {
            let begin = at;
            let steps: Vec<u32> = match p.step {
                Step::Hold(k) => vec![key_frames[k]],
                Step::Move { from, to } => {
                    let way = ways.get(&(from.min(to), from.max(to))).map_or(&[][..], Vec::as_slice);
                    let mut way: Vec<u32> = way.to_vec();
                    if from > to {
                        way.reverse();
                    }
                    way.into_iter().skip(1).collect()
                }
            };
            let each = p.s * 1000.0 / steps.len().max(1) as f32;
            for f in steps {
                now += each;
                let ms = (now.round() as u32).saturating_sub(at);
                at += ms;
                match turns.last_mut() {
                    Some(last) if last.0 == f => last.1 += ms,
                    Some(_) | None => turns.push((f, ms)),
                }
            }
            phases.push(PhaseSpan {
                word: p.word.clone(),
                from_ms: begin,
                to_ms: at,
            });
        }
        let keys = self.show.iter().map(|k| key_frames[*k]).collect();
        let Store {
            roles,
            paths,
            frames,
            widths,
            ..
        } = store;
        let roles = roles.into_iter().map(Role::name).collect();
        Clip {
            format: 1,
            id: self.id.clone(),
            size,
            floor,
            roles,
            widths,
            paths,
            frames,
            turns,
            keys,
            phases,
            alt: self.alt.clone(),
        }
    }
}
