//! One pose of the data: `root`, `turn`, spine, and for each side girdle, arm or hand goal, leg or foot goal.

use toml::de::DeTable;

use crate::math::{V3, v};
use crate::pose::{ArmAngles, ArmDrive, FootGoal, HandGoal, LegAngles, LegDrive, Pose, SidePose, Space, Touch};
use crate::read::{Reader, Value};

const POSE: [&str; 13] = [
    "name", "root", "turn", "ground", "lumbar", "thoracic", "neck", "head", "lids", "tuck", "sym", "L", "R",
];
const SPACES: [(&str, Space); 7] = [
    ("world", Space::World),
    ("head", Space::Head),
    ("chest", Space::Chest),
    ("pelvis", Space::Pelvis),
    ("other_forearm", Space::OtherForearm),
    ("other_upper_arm", Space::OtherUpperArm),
    ("thigh", Space::Thigh),
];
const TOUCHES: [(&str, Touch); 4] = [
    ("palm", Touch::Palm),
    ("back", Touch::Back),
    ("grip", Touch::Grip),
    ("free", Touch::Free),
];

/// Read a pose over `base`: what is not named is inherited.
pub(crate) fn pose(r: &mut Reader, at: &Value, base: Pose) -> Pose {
    let mut p = base;
    let Some(t) = r.table(at, "pose") else { return p };
    r.only(t, &POSE, "a pose");
    if let Some(x) = t.get("root").and_then(|x| r.point(x, "root")) {
        p.root = x;
    }
    for (name, slot) in [
        ("turn", &mut p.turn),
        ("lumbar", &mut p.lumbar),
        ("thoracic", &mut p.thoracic),
        ("neck", &mut p.neck),
        ("head", &mut p.head),
    ] {
        if let Some(a) = t.get(name).and_then(|x| r.numbers::<3>(x, name)) {
            *slot = a;
        }
    }
    // Retraction of the head: the neck goes back while the face stays level.
    if let Some(k) = t.get("tuck").and_then(|x| r.number(x, "tuck")) {
        p.neck[0] += 16.0 - 18.0 * k;
        p.head[0] += -16.0 + 22.0 * k;
    }
    if let Some(g) = t.get("ground").and_then(|x| r.number(x, "ground")) {
        p.ground = Some(g);
    }
    if let Some(l) = t.get("lids").and_then(|x| r.number(x, "lids")) {
        p.lids = l;
    }
    if let Some(s) = t.get("sym") {
        for side in &mut p.side {
            *side = one_side(r, s, *side);
        }
    }
    for (name, i) in [("L", 0), ("R", 1)] {
        if let Some(s) = t.get(name) {
            p.side[i] = one_side(r, s, p.side[i]);
        }
    }
    p
}

fn one_side(r: &mut Reader, at: &Value, base: SidePose) -> SidePose {
    let mut s = base;
    let Some(t) = r.table(at, "side") else { return s };
    r.only(t, &["girdle", "arm", "hand", "grip", "leg", "foot"], "a side");
    if let Some(g) = t.get("girdle").and_then(|x| r.numbers::<2>(x, "girdle")) {
        s.girdle = g;
    }
    if let Some(g) = t.get("grip").and_then(|x| r.number(x, "grip")) {
        s.grip = g.clamp(0.0, 1.0);
    }
    if let Some(a) = t.get("arm").and_then(|x| r.table(x, "arm")) {
        s.arm = ArmDrive::Angles(arm(r, a, &s.arm));
    }
    if let Some(h) = t.get("hand").and_then(|x| r.table(x, "hand")) {
        s.arm = ArmDrive::Goal(hand(r, h, &s.arm));
    }
    if let Some(l) = t.get("leg").and_then(|x| r.table(x, "leg")) {
        s.leg = LegDrive::Angles(leg(r, l, &s.leg));
    }
    if let Some(f) = t.get("foot").and_then(|x| r.table(x, "foot")) {
        s.leg = LegDrive::Goal(foot(r, f, &s.leg));
    }
    s
}

fn into(r: &mut Reader, t: &DeTable, name: &str, slot: &mut f32) {
    if let Some(n) = t.get(name).and_then(|x| r.number(x, name)) {
        *slot = n;
    }
}

fn toward(r: &mut Reader, t: &DeTable, name: &str, slot: &mut V3) {
    if let Some(d) = t.get(name).and_then(|x| r.direction(x, name)) {
        *slot = d;
    }
}

fn arm(r: &mut Reader, t: &DeTable, base: &ArmDrive) -> ArmAngles {
    let mut a = match base {
        ArmDrive::Angles(a) => *a,
        ArmDrive::Goal(_) | ArmDrive::Locals(_) => ArmAngles {
            pron: 20.0,
            ..ArmAngles::default()
        },
    };
    r.only(t, &["plane", "elev", "rot", "elbow", "pron", "wrist"], "an arm");
    for (name, slot) in [
        ("plane", &mut a.plane),
        ("elev", &mut a.elev),
        ("rot", &mut a.rot),
        ("elbow", &mut a.elbow),
        ("pron", &mut a.pron),
        ("wrist", &mut a.wrist),
    ] {
        into(r, t, name, slot);
    }
    a
}

fn hand(r: &mut Reader, t: &DeTable, base: &ArmDrive) -> HandGoal {
    let mut g = match base {
        ArmDrive::Goal(g) => *g,
        ArmDrive::Angles(_) | ArmDrive::Locals(_) => HandGoal {
            at: v(20.0, 90.0, 20.0),
            palm: v(0.0, 0.0, 0.0),
            fingers: v(0.0, 0.0, 0.0),
            pole: v(0.6, -0.6, -0.6),
            space: Space::World,
            touch: Touch::Free,
        },
    };
    r.only(t, &["at", "palm", "fingers", "pole", "in", "touch"], "a hand goal");
    if let Some(p) = t.get("at").and_then(|x| r.point(x, "at")) {
        g.at = p;
    }
    toward(r, t, "palm", &mut g.palm);
    toward(r, t, "fingers", &mut g.fingers);
    toward(r, t, "pole", &mut g.pole);
    if let Some(s) = t.get("in").and_then(|x| r.choice(x, "in", &SPACES)) {
        g.space = s;
    }
    if let Some(x) = t.get("touch").and_then(|x| r.choice(x, "touch", &TOUCHES)) {
        g.touch = x;
    }
    g
}

fn leg(r: &mut Reader, t: &DeTable, base: &LegDrive) -> LegAngles {
    let mut l = match base {
        LegDrive::Angles(l) => *l,
        LegDrive::Goal(_) | LegDrive::Locals(_) => LegAngles::default(),
    };
    r.only(t, &["flex", "abd", "rot", "knee", "ankle", "abs"], "a leg");
    for (name, slot) in [
        ("flex", &mut l.flex),
        ("abd", &mut l.abd),
        ("rot", &mut l.rot),
        ("knee", &mut l.knee),
        ("ankle", &mut l.ankle),
    ] {
        into(r, t, name, slot);
    }
    if let Some(x) = t.get("abs") {
        match x.get_ref().as_bool() {
            Some(b) => l.abs = b,
            None => r.problem(Some(x), "`abs` is neither true nor false".into(), "write abs = true"),
        }
    }
    l
}

fn foot(r: &mut Reader, t: &DeTable, base: &LegDrive) -> FootGoal {
    let mut g = match base {
        LegDrive::Goal(g) => *g,
        LegDrive::Angles(_) | LegDrive::Locals(_) => FootGoal {
            at: v(9.0, 0.0, 0.0),
            toes: v(0.15, 0.0, 1.0),
            up: v(0.0, 1.0, 0.0),
            pole: v(0.15, 0.0, 1.0),
        },
    };
    r.only(t, &["at", "toes", "up", "pole"], "a foot goal");
    if let Some(p) = t.get("at").and_then(|x| r.point(x, "at")) {
        g.at = p;
    }
    toward(r, t, "toes", &mut g.toes);
    toward(r, t, "up", &mut g.up);
    toward(r, t, "pole", &mut g.pole);
    g
}
