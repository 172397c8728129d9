//! The `[figure]` table: view, props, key poses, tempo and contacts.

use toml::de::DeTable;

use crate::body::Clothes;
use crate::camera::Eye;
use crate::figure::{Arrow, Contact, Crop, Ease, Figure, Key, Phase, Step};
use crate::math::{V3, v};
use crate::muscles::{Muscle, Working};
use crate::paint::Look;
use crate::parse_pose;
use crate::pose::Pose;
use crate::props::{Kind, Prop};
use crate::reach;
use crate::read::{Problem, Reader, Value};

const CROPS: [(&str, Crop); 3] = [("full", Crop::Full), ("upper", Crop::Upper), ("head", Crop::Head)];
const CLOTHES: [(&str, Clothes); 2] = [("office", Clothes::Office), ("sport", Clothes::Sport)];
const WORDS: [&str; 13] = [
    "view", "crop", "frame", "clothes", "muscles", "props", "base", "keys", "tempo", "contacts", "arrows", "show",
    "alt",
];
/// A phase or hold is never longer, seconds.
const LONGEST: f32 = 120.0;

/// Read the `[figure]` table of `text`.
pub(crate) fn figure(id: &str, text: &str) -> Result<Figure, Vec<Problem>> {
    let mut r = Reader::new(text);
    let doc = r.document();
    let table = doc.as_ref().and_then(|d| d.get("figure"));
    let made = match table {
        Some(f) => whole(&mut r, id, f),
        None => {
            if r.problems.is_empty() {
                r.problem(
                    None,
                    "there is no [figure] table".into(),
                    "add [figure] with keys and tempo",
                );
            }
            None
        }
    };
    match made {
        Some(f) if r.problems.is_empty() => Ok(f),
        Some(_) | None => Err(r.problems),
    }
}

fn whole(r: &mut Reader, id: &str, at: &Value) -> Option<Figure> {
    let t = r.table(at, "figure")?;
    r.only(t, &WORDS, "a figure");
    let view = t.get("view").and_then(|x| r.table(x, "view"));
    let mut yaw = 0.0;
    let mut pitch = 6.0;
    if let Some(vt) = view {
        r.only(vt, &["yaw", "pitch"], "a view");
        yaw = vt.get("yaw").and_then(|x| r.number(x, "yaw")).unwrap_or(yaw);
        pitch = vt
            .get("pitch")
            .and_then(|x| r.number(x, "pitch"))
            .unwrap_or(pitch)
            .clamp(0.0, 80.0);
    }
    let crop = t
        .get("crop")
        .and_then(|x| r.choice(x, "crop", &CROPS))
        .unwrap_or(Crop::Full);
    let frame = t.get("frame").and_then(|x| r.numbers::<4>(x, "frame"));
    let clothes = t
        .get("clothes")
        .and_then(|x| r.choice(x, "clothes", &CLOTHES))
        .unwrap_or(Clothes::Office);
    let props = props(r, t, Eye::new(yaw, pitch).toward);
    let muscles = muscles(r, t);
    let base = match t.get("base") {
        Some(b) => parse_pose::pose(r, b, Pose::default()),
        None => Pose::default(),
    };
    let keys = keys(r, at, t, base)?;
    let tempo = tempo(r, at, t, &keys)?;
    let contacts = contacts(r, t, &props);
    let arrows = arrows(r, t);
    let named = |r: &mut Reader, x: &Value| index(r, x, &keys);
    let show = match t.get("show") {
        Some(s) => r.list(s, "show").into_iter().filter_map(|x| named(r, x)).collect(),
        None => (0..keys.len().min(2)).collect(),
    };
    let alt = t
        .get("alt")
        .and_then(|x| r.text(x, "alt"))
        .unwrap_or_default()
        .to_owned();
    if alt.trim().is_empty() {
        r.problem(
            Some(at),
            "`alt` is missing".into(),
            "say in a sentence what the picture shows",
        );
    }
    let look = Look {
        clothes,
        props,
        muscles,
    };
    Some(Figure {
        id: id.to_owned(),
        yaw,
        pitch,
        crop,
        frame,
        look,
        keys,
        tempo,
        contacts,
        arrows,
        show,
        alt,
    })
}

fn props(r: &mut Reader, t: &DeTable, toward: V3) -> Vec<Prop> {
    let Some(list) = t.get("props") else { return Vec::new() };
    let mut out = Vec::new();
    for p in r.list(list, "props") {
        let Some(pt) = r.table(p, "props") else { continue };
        r.only(pt, &["kind", "at", "turn", "height"], "a prop");
        let Some(kind) = pt.get("kind") else {
            r.problem(Some(p), "a prop without `kind`".into(), "write { kind = \"chair\" }");
            continue;
        };
        let Some(kind) = r.choice(kind, "kind", &Kind::NAMES) else {
            continue;
        };
        let at = pt.get("at").and_then(|x| r.point(x, "at")).unwrap_or(v(0.0, 0.0, 0.0));
        let turn = pt.get("turn").and_then(|x| r.number(x, "turn")).unwrap_or(0.0);
        let height = pt.get("height").and_then(|x| r.number(x, "height"));
        let face = crate::math::M3::ry(turn).c[2];
        let edge = kind == Kind::Wall && face.dot(toward).abs() < 0.5;
        out.push(Prop {
            kind,
            at,
            turn,
            height,
            edge,
        });
    }
    out
}

fn muscles(r: &mut Reader, t: &DeTable) -> Vec<Working> {
    let Some(list) = t.get("muscles") else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for m in r.list(list, "muscles") {
        let Some(word) = r.text(m, "muscles") else { continue };
        let (name, left, right) = match word.split_once(' ') {
            Some(("left", n)) => (n, true, false),
            Some(("right", n)) => (n, false, true),
            Some(_) | None => (word, true, true),
        };
        match Muscle::NAMES.iter().find(|(n, _)| *n == name) {
            Some((_, muscle)) => out.push(Working {
                muscle: *muscle,
                left,
                right,
            }),
            None => {
                let names: Vec<&str> = Muscle::NAMES.iter().map(|(n, _)| *n).collect();
                r.problem(
                    Some(m),
                    format!("muscle \"{word}\" is unknown"),
                    format!(
                        "use one of: {}, with `left ` or `right ` before it for one side",
                        names.join(", ")
                    ),
                );
            }
        }
    }
    out
}

fn keys(r: &mut Reader, at: &Value, t: &DeTable, base: Pose) -> Option<Vec<Key>> {
    let Some(list) = t.get("keys") else {
        r.problem(
            Some(at),
            "`keys` is missing".into(),
            "add [[figure.keys]] with a name and a pose",
        );
        return None;
    };
    let all = r.list(list, "keys");
    if !r.small_enough(list, all.len()) {
        return None;
    }
    let mut out: Vec<Key> = Vec::new();
    for k in all {
        let Some(kt) = r.table(k, "keys") else { continue };
        let Some(name) = kt.get("name").and_then(|x| r.text(x, "name")) else {
            r.problem(Some(k), "a key pose without a name".into(), "write name = \"start\"");
            continue;
        };
        if out.iter().any(|o| o.name == name) {
            r.problem(
                Some(k),
                format!("two key poses are called \"{name}\""),
                "give each its own name",
            );
        }
        let pose = parse_pose::pose(r, k, base);
        let ready = reach::ready(pose);
        let s = reach::solve(&pose);
        for side in crate::pose::Side::BOTH {
            let (hand, foot) = (s.arm[side.index()].miss, s.leg[side.index()].miss);
            for (part, miss) in [("hand", hand), ("foot", foot)] {
                if miss > 6.0 {
                    r.problem(
                        Some(k),
                        format!(
                            "in \"{name}\" the {} {part} stays {miss:.0} cm away from its goal",
                            side.word()
                        ),
                        "bring the goal or the body nearer",
                    );
                }
            }
        }
        out.push(Key {
            name: name.to_owned(),
            ready,
        });
    }
    if out.is_empty() {
        r.problem(Some(list), "no key pose".into(), "add at least one [[figure.keys]]");
        return None;
    }
    Some(out)
}

fn index(r: &mut Reader, x: &Value, keys: &[Key]) -> Option<usize> {
    let name = r.text(x, "key")?;
    let found = keys.iter().position(|k| k.name == name);
    if found.is_none() {
        let names: Vec<&str> = keys.iter().map(|k| k.name.as_str()).collect();
        r.problem(
            Some(x),
            format!("no key pose is called \"{name}\""),
            format!("use one of: {}", names.join(", ")),
        );
    }
    found
}

fn tempo(r: &mut Reader, at: &Value, t: &DeTable, keys: &[Key]) -> Option<Vec<Phase>> {
    let Some(list) = t.get("tempo") else {
        r.problem(
            Some(at),
            "`tempo` is missing".into(),
            "add tempo = [{ to = \"end\", s = 2 }, { hold = 3 }, { to = \"start\", s = 2 }]",
        );
        return None;
    };
    let mut out = Vec::new();
    let mut now = 0;
    for p in r.list(list, "tempo") {
        let Some(pt) = r.table(p, "tempo") else { continue };
        r.only(pt, &["to", "s", "hold", "word", "ease"], "a phase");
        let word = pt
            .get("word")
            .and_then(|x| r.text(x, "word"))
            .unwrap_or_default()
            .to_owned();
        let seconds = pt.get("s").or(pt.get("hold")).and_then(|x| r.number(x, "seconds"));
        let Some(s) = seconds.filter(|s| *s > 0.0 && *s <= LONGEST) else {
            r.problem(
                Some(p),
                "a phase without usable seconds".into(),
                format!("write s = 2 or hold = 3, up to {LONGEST}"),
            );
            continue;
        };
        let step = match pt.get("to") {
            Some(x) => {
                let from = now;
                now = index(r, x, keys)?;
                Step::Move { from, to: now }
            }
            None => Step::Hold(now),
        };
        let ease = pt
            .get("ease")
            .and_then(|x| r.choice(x, "ease", &Ease::NAMES))
            .unwrap_or(Ease::Both);
        out.push(Phase { step, ease, s, word });
        if out.len() > 64 {
            r.problem(Some(list), "more than 64 phases".into(), "a movement has a few");
            return None;
        }
    }
    if now != 0 {
        r.problem(
            Some(list),
            "the tempo does not come back to the first key pose".into(),
            format!("end with {{ to = \"{}\", s = 2 }}", keys[0].name),
        );
    }
    if out.is_empty() {
        r.problem(Some(list), "the tempo is empty".into(), "add at least { hold = 2 }");
        return None;
    }
    Some(out)
}

fn contacts(r: &mut Reader, t: &DeTable, props: &[Prop]) -> Vec<Contact> {
    let Some(list) = t.get("contacts") else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for c in r.list(list, "contacts") {
        let Some(ct) = r.table(c, "contacts") else { continue };
        r.only(ct, &["part", "on", "tol", "at"], "a contact");
        let (Some(part), Some(on)) = (ct.get("part"), ct.get("on")) else {
            r.problem(
                Some(c),
                "a contact needs `part` and `on`".into(),
                "write { part = \"soles\", on = \"floor\" }",
            );
            continue;
        };
        let Some(part) = r.choice(part, "part", &crate::contact::PARTS) else {
            continue;
        };
        let place = on;
        let Some(on) = r.choice(on, "on", &crate::contact::PLACES) else {
            continue;
        };
        if !crate::contact::present(on, props) {
            r.problem(
                Some(place),
                "the contact is on a prop that is not there".into(),
                "add the prop to `props`",
            );
            continue;
        }
        let tol = ct.get("tol").and_then(|x| r.number(x, "tol")).unwrap_or(1.0);
        let keys = match ct.get("at") {
            Some(a) => r
                .list(a, "at")
                .into_iter()
                .filter_map(|x| r.text(x, "at").map(str::to_owned))
                .collect(),
            None => Vec::new(),
        };
        out.push(Contact { part, on, tol, keys });
    }
    out
}

fn arrows(r: &mut Reader, t: &DeTable) -> Vec<Arrow> {
    let Some(list) = t.get("arrows") else { return Vec::new() };
    let mut out = Vec::new();
    for a in r.list(list, "arrows") {
        let Some(at) = r.table(a, "arrows") else { continue };
        r.only(at, &["from", "to", "bend"], "an arrow");
        let (Some(from), Some(to)) = (
            at.get("from").and_then(|x| r.point(x, "from")),
            at.get("to").and_then(|x| r.point(x, "to")),
        ) else {
            r.problem(
                Some(a),
                "an arrow needs `from` and `to`".into(),
                "write { from = [x, y, z], to = [x, y, z] } in cm",
            );
            continue;
        };
        let bend = at.get("bend").and_then(|x| r.number(x, "bend")).unwrap_or(0.0);
        out.push(Arrow { from, to, bend });
    }
    out
}
