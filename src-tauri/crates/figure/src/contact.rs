//! Parts of the body that touch something, and the things they touch, measured on points of the surface.

use crate::field::{Field, Id};
use crate::math::{M3, V3, v};
use crate::pose::Side;
use crate::props::{Kind, Prop};
use crate::shape::Shape;
use crate::skeleton::Skeleton;

/// A part of the body that can be in contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    LeftHand,
    RightHand,
    Hands,
    Forearms,
    Elbows,
    Soles,
    LeftSole,
    RightSole,
    Toes,
    Knees,
    Shins,
    Seat,
    Back,
    UpperBack,
    LowBack,
    Chest,
    Head,
    Forehead,
}

pub(crate) const PARTS: [(&str, Part); 18] = [
    ("left hand", Part::LeftHand),
    ("right hand", Part::RightHand),
    ("hands", Part::Hands),
    ("forearms", Part::Forearms),
    ("elbows", Part::Elbows),
    ("soles", Part::Soles),
    ("left sole", Part::LeftSole),
    ("right sole", Part::RightSole),
    ("toes", Part::Toes),
    ("knees", Part::Knees),
    ("shins", Part::Shins),
    ("seat", Part::Seat),
    ("back", Part::Back),
    ("upper back", Part::UpperBack),
    ("low back", Part::LowBack),
    ("chest", Part::Chest),
    ("head", Part::Head),
    ("forehead", Part::Forehead),
];

/// What a part is in contact with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Floor,
    Own(Part),
    Prop(Kind),
}

pub(crate) const PLACES: [(&str, Place); 15] = [
    ("floor", Place::Floor),
    ("wall", Place::Prop(Kind::Wall)),
    ("chair", Place::Prop(Kind::Chair)),
    ("desk", Place::Prop(Kind::Desk)),
    ("mat", Place::Prop(Kind::Mat)),
    ("bench", Place::Prop(Kind::Bench)),
    ("roller", Place::Prop(Kind::Roller)),
    ("towel", Place::Prop(Kind::Towel)),
    ("door_frame", Place::Prop(Kind::DoorFrame)),
    ("own head", Place::Own(Part::Head)),
    ("own chest", Place::Own(Part::Chest)),
    ("own low back", Place::Own(Part::LowBack)),
    ("own back", Place::Own(Part::Back)),
    ("own knees", Place::Own(Part::Knees)),
    ("own elbows", Place::Own(Part::Elbows)),
];

pub(crate) fn word_of<T: PartialEq>(all: &[(&'static str, T)], what: &T) -> &'static str {
    all.iter().find(|(_, x)| x == what).map_or("?", |(n, _)| n)
}

pub(crate) fn present(place: Place, props: &[Prop]) -> bool {
    match place {
        Place::Floor | Place::Own(_) => true,
        Place::Prop(k) => props.iter().any(|p| p.kind == k),
    }
}

/// A point of the body's surface and the group that owns it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Skin {
    pub p: V3,
    pub id: Id,
}

/// Points spread over the surface: rings along each primitive, kept where they lie on the whole body's surface.
pub(crate) fn skin(field: &Field) -> Vec<Skin> {
    let all = field.all();
    let mut out = Vec::new();
    for id in &all {
        let prim = field.prim(*id);
        let (c, r) = prim.shape.bounds();
        let near: Vec<Id> = all
            .iter()
            .copied()
            .filter(|o| {
                let (oc, or) = field.prim(*o).shape.bounds();
                (oc - c).len() < or + r + 6.0
            })
            .collect();
        for dir in directions() {
            let starts: &[f32] = match prim.shape {
                Shape::Cone { .. } => &[0.1, 0.5, 0.9],
                Shape::Flat { .. } | Shape::Ellipsoid { .. } | Shape::Block { .. } | Shape::Drum { .. } => &[0.5],
            };
            for &start in starts {
                let from = middle(&prim.shape, start);
                // Out to the skin: the field is negative within.
                let mut p = from;
                for _ in 0..24 {
                    let d = field.near(&near, p).0;
                    if d.abs() < 0.05 {
                        break;
                    }
                    p = p - dir * d;
                }
                let (d, owner) = field.near(&near, p);
                if d.abs() < 0.2 && owner.group == id.group {
                    out.push(Skin { p, id: owner });
                }
            }
        }
    }
    out
}

fn middle(s: &Shape, t: f32) -> V3 {
    match s {
        Shape::Cone { a, ba, .. } => *a + *ba * t,
        Shape::Flat { o, .. } => *o,
        Shape::Ellipsoid { f, .. } | Shape::Block { f, .. } | Shape::Drum { f, .. } => f.p,
    }
}

fn directions() -> impl Iterator<Item = V3> {
    (0..3).flat_map(|i| {
        let tilt = -60.0 + 60.0 * i as f32;
        (0..8).map(move |j| (M3::ry(45.0 * j as f32) * M3::rx(-tilt)).apply(v(0.0, 0.0, 1.0)))
    })
}

/// Whether a point of the skin belongs to a part.
pub(crate) fn belongs(part: Part, field: &Field, s: &Skeleton, q: &Skin) -> bool {
    let name = field.groups[q.id.group as usize].name;
    let side_of = |l: &str, r: &str| {
        if name == l {
            Some(Side::L)
        } else if name == r {
            Some(Side::R)
        } else {
            None
        }
    };
    let arm = side_of("left arm", "right arm");
    let hand = |x: Side| arm == Some(x) && q.id.prim >= 4;
    let sleeve_or_arm = arm.or(side_of("left sleeve", "right sleeve"));
    let foot = side_of("left foot", "right foot");
    let leg = side_of("left leg", "right leg");
    let trunk = name == "trunk";
    let t5 = s.t5.local(q.p);
    let l2 = s.l2.local(q.p);
    match part {
        Part::LeftHand => hand(Side::L),
        Part::RightHand => hand(Side::R),
        Part::Hands => hand(Side::L) || hand(Side::R),
        Part::Forearms => arm.is_some() && (1..4).contains(&q.id.prim),
        Part::Elbows => sleeve_or_arm.is_some_and(|x| (s.arm[x.index()].fore.p - q.p).len() < 7.0),
        Part::Soles => foot.is_some(),
        Part::LeftSole => foot == Some(Side::L),
        Part::RightSole => foot == Some(Side::R),
        Part::Toes => foot.is_some_and(|x| s.leg[x.index()].foot.local(q.p).z > 8.0),
        Part::Knees => leg.is_some_and(|x| (s.leg[x.index()].shank.p - q.p).len() < 9.0),
        Part::Shins => leg.is_some() || foot.is_some(),
        Part::Seat => name == "hips" || leg.is_some(),
        Part::Back => trunk && t5.z < 2.0,
        Part::UpperBack => trunk && t5.z < 2.0 && l2.y > 6.0,
        Part::LowBack => (trunk || name == "hips") && l2.z < 2.0 && l2.y < 9.0,
        Part::Chest => trunk && t5.z > 2.0 && l2.y > 6.0,
        Part::Head => ["head", "hair", "ears"].contains(&name),
        Part::Forehead => ["head", "hair"].contains(&name) && s.head.local(q.p).z > 3.0,
    }
}

/// Distance of a point from a place: negative within.
pub(crate) fn distance(place: Place, p: V3, s: &Skeleton, props: &[Prop]) -> Option<f32> {
    match place {
        Place::Floor => Some(p.y),
        Place::Own(_) => None,
        Place::Prop(kind) => props
            .iter()
            .filter(|x| x.kind == kind)
            .map(|x| from_prop(x, p, s))
            .reduce(f32::min),
    }
}

/// Distance from one prop; a wall is the half space behind its face.
pub(crate) fn from_prop(prop: &Prop, p: V3, s: &Skeleton) -> f32 {
    if prop.kind == Kind::Wall {
        return (p - prop.at).dot(M3::ry(prop.turn).c[2]);
    }
    prop.groups(s, 0)
        .iter()
        .flat_map(|g| &g.prims)
        .map(|x| x.shape.dist(p))
        .fold(f32::MAX, f32::min)
}
