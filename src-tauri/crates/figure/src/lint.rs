//! Plausibility of a movement, checked at 13 points of each way: what only looks right in the key poses is found here.

use std::fmt;

use crate::contact::{self, Place, Skin, belongs, word_of};
use crate::field::Field;
use crate::figure::{Contact, Crop, Figure, Step};
use crate::limits;
use crate::math::V3;
use crate::paint;
use crate::pose::Side;
use crate::props::Kind;
use crate::reach;
use crate::skeleton::{FOREARM, SHANK, Skeleton, THIGH, UPPER_ARM};

/// Points looked at on each way between two key poses.
const POINTS: usize = 13;
/// Largest accepted distance of a hand or foot from its goal, cm.
const REACH: f32 = 0.5;
/// Deeper than this nothing may sink into floor or props, cm, where no contact allows more.
const SINK: f32 = 1.6;
/// A standing foot may drift this far, cm.
const DRIFT: f32 = 0.6;

/// Something a physiotherapist would object to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The movement.
    pub movement: String,
    /// Where in it: "at 40 % of the way from low to high".
    pub place: String,
    /// What is wrong, in words and centimetres or degrees.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.movement, self.what, self.place)
    }
}

struct Check<'a> {
    figure: &'a Figure,
    found: Vec<Finding>,
    place: String,
}

impl Check<'_> {
    fn say(&mut self, what: String) {
        // One finding of a kind for each way says enough.
        let head: String = what.chars().filter(|c| !c.is_ascii_digit()).collect();
        let same = |f: &Finding| f.what.chars().filter(|c| !c.is_ascii_digit()).collect::<String>() == head;
        if !self.found.iter().any(same) {
            self.found.push(Finding {
                movement: self.figure.id.clone(),
                place: self.place.clone(),
                what,
            });
        }
    }
}

/// All findings of a movement; none is what every movement must reach.
pub fn lint(figure: &Figure) -> Vec<Finding> {
    let mut c = Check {
        figure,
        found: Vec::new(),
        place: String::new(),
    };
    view_box(&mut c);
    let mut seen = Vec::new();
    for p in &figure.tempo {
        let Step::Move { from, to } = p.step else { continue };
        let way = (from.min(to), from.max(to));
        if seen.contains(&way) {
            continue;
        }
        seen.push(way);
        let mut feet: Option<[V3; 2]> = None;
        for i in 0..POINTS {
            let share = i as f32 / (POINTS - 1) as f32;
            let (a, b) = (&figure.keys[way.0].name, &figure.keys[way.1].name);
            c.place = format!("at {:.0} % of the way from {a} to {b}", share * 100.0);
            let pose = figure.pose_between(way.0, way.1, share);
            let s = reach::solve(&pose);
            bones(&mut c, &s);
            for what in limits::beyond(&pose, &s) {
                c.say(what);
            }
            surfaces(&mut c, &s, [a, b]);
            standing(&mut c, &s, &mut feet);
        }
    }
    c.found
}

fn bones(c: &mut Check, s: &Skeleton) {
    for side in Side::BOTH {
        let (a, l) = (&s.arm[side.index()], &s.leg[side.index()]);
        let lengths = [
            ("upper arm", a.upper.p, a.fore.p, UPPER_ARM),
            ("forearm", a.fore.p, a.hand.p, FOREARM),
            ("thigh", l.thigh.p, l.shank.p, THIGH),
            ("shank", l.shank.p, l.foot.p, SHANK),
        ];
        for (bone, p, q, len) in lengths {
            let off = ((p - q).len() - len).abs();
            // Not a number counts as wrong.
            if off.is_nan() || off > 0.05 {
                c.say(format!("the {} {bone} changes its length by {off:.1} cm", side.word()));
            }
        }
        for (part, miss) in [("hand", a.miss), ("foot", l.miss)] {
            if miss > REACH {
                c.say(format!("the {} {part} stays {miss:.1} cm from its goal", side.word()));
            }
        }
        let bend = crate::skeleton::elbow(a);
        if a.pole_dot > 0.95 && bend > 25.0 {
            c.say(format!(
                "the {} elbow may flip: its pole lies along the arm",
                side.word()
            ));
        }
    }
}

fn surfaces(c: &mut Check, s: &Skeleton, way: [&String; 2]) {
    let scene = paint::scene(s, &c.figure.look);
    let body = Field::new(
        scene
            .field
            .groups
            .iter()
            .filter(|g| g.name != "prop")
            .cloned()
            .collect(),
    );
    let skin = contact::skin(&body);
    for k in c
        .figure
        .contacts
        .iter()
        .filter(|k| k.keys.is_empty() || way.iter().all(|n| k.keys.contains(n)))
    {
        touch(c, k, &body, s, &skin);
    }
    let allowed = |kind: Option<Kind>| {
        let of = |k: &Contact| match (k.on, kind) {
            (Place::Floor, None) => Some(k.tol),
            (Place::Prop(p), Some(q)) if p == q => Some(k.tol),
            (Place::Floor | Place::Own(_) | Place::Prop(_), _) => None,
        };
        c.figure.contacts.iter().filter_map(of).fold(SINK, f32::max)
    };
    let floor = allowed(None);
    let mut say = Vec::new();
    let name = |q: &Skin| body.groups[q.id.group as usize].name;
    if let Some(q) = skin
        .iter()
        .min_by(|a, b| a.p.y.total_cmp(&b.p.y))
        .filter(|q| q.p.y < -floor)
    {
        say.push(format!("the {} sinks {:.1} cm into the floor", name(q), -q.p.y));
    }
    for prop in &c.figure.look.props {
        match prop.kind {
            Kind::Dumbbells | Kind::Band => continue,
            Kind::Chair
            | Kind::Desk
            | Kind::Wall
            | Kind::Mat
            | Kind::Bench
            | Kind::Roller
            | Kind::Towel
            | Kind::DoorFrame => {}
        }
        let deep = skin
            .iter()
            .map(|q| (contact::from_prop(prop, q.p, s), q))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((d, q)) = deep.filter(|(d, _)| *d < -allowed(Some(prop.kind))) {
            say.push(format!(
                "the {} sinks {:.1} cm into the {}",
                name(q),
                -d,
                word_of(&Kind::NAMES, &prop.kind)
            ));
        }
    }
    for what in say {
        c.say(what);
    }
    through(c, &body);
}

/// A part of the body has to lie on what it is in contact with.
fn touch(c: &mut Check, k: &Contact, body: &Field, s: &Skeleton, skin: &[Skin]) {
    let part: Vec<&Skin> = skin.iter().filter(|q| belongs(k.part, body, s, q)).collect();
    let gap = match k.on {
        Place::Own(on) => {
            let other: Vec<V3> = skin.iter().filter(|q| belongs(on, body, s, q)).map(|q| q.p).collect();
            part.iter()
                .flat_map(|q| other.iter().map(move |o| (q.p - *o).len()))
                .fold(f32::MAX, f32::min)
                - 1.5
        }
        Place::Floor | Place::Prop(_) => part
            .iter()
            .filter_map(|q| contact::distance(k.on, q.p, s, &c.figure.look.props))
            .fold(f32::MAX, f32::min),
    };
    if gap > k.tol {
        let (part, on) = (word_of(&contact::PARTS, &k.part), word_of(&contact::PLACES, &k.on));
        c.say(format!("the {part} float {gap:.1} cm off the {on}"));
    }
}

/// The middle of a forearm, hand or finger may not lie inside trunk, head or thigh.
fn through(c: &mut Check, body: &Field) {
    let all = body.all();
    for side in ["left arm", "right arm"] {
        let solid: Vec<_> = all
            .iter()
            .copied()
            .filter(|id| {
                ["trunk", "hips", "head", "hair", "left leg", "right leg"]
                    .contains(&body.groups[id.group as usize].name)
            })
            .collect();
        let Some(arm) = body.groups.iter().find(|g| g.name == side) else {
            continue;
        };
        for prim in arm.prims.iter().skip(1) {
            let (a, b, _) = prim.shape.bone();
            for t in [0.0, 0.5, 1.0] {
                let (d, id) = body.near(&solid, a.lerp(b, t));
                if d < -0.7 {
                    c.say(format!(
                        "the {side} goes {:.1} cm through the {}",
                        -d, body.groups[id.group as usize].name
                    ));
                    return;
                }
            }
        }
    }
}

fn standing(c: &mut Check, s: &Skeleton, feet: &mut Option<[V3; 2]>) {
    let stands = |side: Side| {
        c.figure.contacts.iter().any(|k| {
            let word = word_of(&contact::PARTS, &k.part);
            k.on == Place::Floor && (word == "soles" || word == format!("{} sole", side.word()))
        })
    };
    let which = Side::BOTH.map(stands);
    let now = [s.leg[0].foot.p, s.leg[1].foot.p];
    let before = feet.get_or_insert(now);
    for side in Side::BOTH {
        let i = side.index();
        let moved = (now[i] - before[i]).len();
        if which[i] && moved > DRIFT {
            c.say(format!("the standing {} foot drifts {moved:.1} cm", side.word()));
        }
    }
}

/// Everything the picture is to hold lies in the view box, and no arrow crosses the face.
fn view_box(c: &mut Check) {
    let f = c.figure;
    for size in [[520.0, 368.0], [320.0, 240.0]] {
        let (cam, _) = f.camera(size);
        c.place = format!("in a picture of {} x {}", size[0], size[1]);
        for i in 0..=24 {
            let s = reach::solve(&f.pose_at(f.seconds() * i as f32 / 24.0));
            let e = f.extent(cam.eye, &s);
            let low = cam.px(cam.eye.up * e.bottom)[1];
            let out = cam.px(cam.eye.right * e.left)[0] < 0.0
                || cam.px(cam.eye.right * e.right)[0] > size[0]
                || cam.px(cam.eye.up * e.top)[1] < 0.0
                || (f.crop == Crop::Full && low > size[1]);
            if out && f.frame.is_none() {
                c.say("part of the figure lies outside the picture".into());
            }
            let face = cam.px(s.head.at(crate::math::v(0.0, 7.0, 4.0)));
            let near = 10.0 * cam.scale;
            for a in &f.arrows {
                for t in 0..=8 {
                    let p = cam.px(a.from.lerp(a.to, t as f32 / 8.0));
                    if (p[0] - face[0]).hypot(p[1] - face[1]) < near {
                        c.say("an arrow crosses the face".into());
                    }
                }
            }
        }
    }
}
