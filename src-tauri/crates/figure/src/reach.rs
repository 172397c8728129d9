//! From a pose to a solved body: forward where angles are given, inverse where a hand or foot has a goal.

use crate::math::{Frame, M3, V3, v};
use crate::pose::{ArmAngles, ArmDrive, FootGoal, HandGoal, LegAngles, LegDrive, Pose, Ready, Side, Space, Touch};
use crate::skeleton::{
    self, ANKLE, Arm, FOREARM, GRIP_BAR, Leg, PALM, PALM_SKIN, SHANK, Skeleton, THIGH, UPPER_ARM, arm_locals, glenoid,
    leg_locals, rhythm,
};

/// Middle joint of a two-bone chain that leads from `from` to `to`, bent toward `pole`, and how far the end stays away.
fn two_bones(from: V3, to: V3, la: f32, lb: f32, pole: V3) -> (V3, V3, f32) {
    let line = to - from;
    let dir = line.unit_or(v(0.0, -1.0, 0.0));
    let most = (la + lb) * 0.9995;
    let least = (la - lb).abs() + 0.5;
    let d = line.len().clamp(least, most);
    let along = (d * d + la * la - lb * lb) / (2.0 * d);
    let out = (la * la - along * along).max(0.0).sqrt();
    let spare = if dir.x.abs() > 0.9 {
        v(0.0, 0.0, 1.0)
    } else {
        v(1.0, 0.0, 0.0)
    };
    let bend = pole.across(dir).unit_or(spare.across(dir).unit());
    (from + dir * along + bend * out, from + dir * d, (line.len() - d).abs())
}

fn swing(a: &ArmAngles) -> M3 {
    let (s, c) = a.plane.to_radians().sin_cos();
    // The axis that lifts the hanging bone into its plane.
    M3::about(v(-s, 0.0, c), a.elev.to_radians()) * M3::ry(a.rot)
}

fn arm_of(upper: Frame, fore_r: M3, hand_r: M3, grip: f32) -> Arm {
    let fore = Frame {
        p: upper.at(v(0.0, -UPPER_ARM, 0.0)),
        r: fore_r,
    };
    let hand = Frame {
        p: fore.at(v(0.0, -FOREARM, 0.0)),
        r: hand_r,
    };
    Arm {
        upper,
        fore,
        hand,
        grip,
        pole: v(0.0, 0.0, 0.0),
        miss: 0.0,
        pole_dot: 0.0,
    }
}

/// Wrist and hand direction that a goal asks for, in the goal's frame carried to the world.
fn wrist_of(goal: &HandGoal, frame: &Frame) -> (V3, Option<M3>) {
    let at = frame.at(goal.at);
    let fingers = frame.r.apply(goal.fingers);
    let palm = frame.r.apply(goal.palm);
    if fingers.len() < 1e-3 || palm.len() < 1e-3 {
        return (at, None);
    }
    let f = fingers.unit();
    let n = palm.across(f).unit();
    let x = -n;
    let y = -f;
    let r = M3 { c: [x, y, x.cross(y)] };
    let centre = match goal.touch {
        Touch::Palm => at - n * PALM_SKIN,
        Touch::Back => at + n * PALM_SKIN,
        Touch::Grip => at - n * GRIP_BAR,
        Touch::Free => return (at, Some(r)),
    };
    (centre - f * PALM, Some(r))
}

/// One arm on the left side of its own (mirrored) world.
fn solve_arm(chest: &Frame, girdle: [f32; 2], drive: &ArmDrive, grip: f32, frame: &Frame) -> Arm {
    match drive {
        ArmDrive::Angles(a) => {
            let upper = Frame {
                p: glenoid(chest, girdle[0] + rhythm(a.elev), girdle[1]),
                r: chest.r * swing(a),
            };
            let fore_r = upper.r * M3::rx(-a.elbow);
            let hand_r = fore_r * M3::ry(-a.pron) * M3::rz(a.wrist);
            arm_of(upper, fore_r, hand_r, grip)
        }
        ArmDrive::Locals(l) => {
            let r = chest.r * l[0];
            let up = rhythm(skeleton::elevation(chest, -r.c[1]));
            let upper = Frame {
                p: glenoid(chest, girdle[0] + up, girdle[1]),
                r,
            };
            let fore_r = r * l[1];
            arm_of(upper, fore_r, fore_r * l[2], grip)
        }
        ArmDrive::Goal(goal) => {
            let (wrist, hand_r) = wrist_of(goal, frame);
            let pole = frame.r.apply(goal.pole);
            let mut up = 0.0;
            let mut best = None;
            for _ in 0..6 {
                let s = glenoid(chest, girdle[0] + up, girdle[1]);
                let (e, w, miss) = two_bones(s, wrist, UPPER_ARM, FOREARM, pole);
                up = rhythm(skeleton::elevation(chest, e - s));
                best = Some((s, e, w, miss));
            }
            let (s, e, w, miss) = best.unwrap_or((wrist, wrist, wrist, 0.0));
            let bone = (e - s).unit();
            // A straight arm folds away from its pole: that keeps the fold steady as the arm straightens.
            let fold = (w - e).across(bone);
            let front = if fold.len() > 1.0 {
                fold
            } else {
                fold - pole.across(bone)
            };
            let upper = Frame {
                p: s,
                r: M3::bone(bone, front),
            };
            let y = -(w - e).unit();
            let x = upper.r.c[0];
            let fore_r = M3 { c: [x, y, x.cross(y)] };
            let mut arm = arm_of(upper, fore_r, hand_r.unwrap_or(fore_r), grip);
            arm.pole = pole;
            arm.miss = miss;
            arm.pole_dot = pole.unit().dot((wrist - s).unit()).abs();
            arm
        }
    }
}

fn leg_of(thigh: Frame, shank_r: M3, foot_r: M3) -> Leg {
    let shank = Frame {
        p: thigh.at(v(0.0, -THIGH, 0.0)),
        r: shank_r,
    };
    let foot = Frame {
        p: shank.at(v(0.0, -SHANK, 0.0)),
        r: foot_r,
    };
    Leg {
        thigh,
        shank,
        foot,
        miss: 0.0,
    }
}

fn thigh_turn(a: &LegAngles) -> M3 {
    M3::rx(-a.flex) * M3::rz(a.abd) * M3::ry(a.rot)
}

fn foot_leg(pelvis: &Frame, g: &FootGoal) -> Leg {
    let up = g.up.unit();
    let toes = g.toes.across(up).unit_or(v(0.0, 0.0, 1.0).across(up).unit());
    let ankle = g.at + up * ANKLE;
    let h = skeleton::hip(pelvis);
    let (k, a, miss) = two_bones(h, ankle, THIGH, SHANK, g.pole);
    let bone = (k - h).unit();
    let fold = (a - k).across(bone);
    let front = if fold.len() > 1.0 {
        -fold
    } else {
        g.pole.across(bone) - fold
    };
    let thigh = Frame {
        p: h,
        r: M3::bone(bone, front),
    };
    let y = -(a - k).unit();
    let x = thigh.r.c[0].across(y).unit();
    let shank_r = M3 { c: [x, y, x.cross(y)] };
    let foot_r = M3 {
        c: [up.cross(toes), up, toes],
    };
    Leg {
        miss,
        ..leg_of(thigh, shank_r, foot_r)
    }
}

fn solve_leg(pelvis: &Frame, drive: &LegDrive) -> Leg {
    match drive {
        LegDrive::Angles(a) => {
            let base = if a.abs { M3::ID } else { pelvis.r };
            let thigh = Frame {
                p: skeleton::hip(pelvis),
                r: base * thigh_turn(a),
            };
            let shank_r = thigh.r * M3::rx(a.knee);
            leg_of(thigh, shank_r, shank_r * M3::rx(-a.ankle))
        }
        LegDrive::Locals(l) => {
            let r = pelvis.r * l[0];
            let shank_r = r * l[1];
            leg_of(
                Frame {
                    p: skeleton::hip(pelvis),
                    r,
                },
                shank_r,
                shank_r * l[2],
            )
        }
        LegDrive::Goal(g) => foot_leg(pelvis, g),
    }
}

fn mirror_arm(a: Arm) -> Arm {
    Arm {
        upper: a.upper.mirror(),
        fore: a.fore.mirror(),
        hand: a.hand.mirror(),
        pole: a.pole.mirror(),
        ..a
    }
}

fn mirror_leg(l: Leg) -> Leg {
    Leg {
        thigh: l.thigh.mirror(),
        shank: l.shank.mirror(),
        foot: l.foot.mirror(),
        ..l
    }
}

fn to_side(f: &Frame, side: Side) -> Frame {
    match side {
        Side::L => *f,
        Side::R => f.mirror(),
    }
}

fn needs_other(d: &ArmDrive) -> bool {
    match d {
        ArmDrive::Goal(g) => match g.space {
            Space::OtherForearm | Space::OtherUpperArm => true,
            Space::World | Space::Head | Space::Chest | Space::Pelvis | Space::Thigh => false,
        },
        ArmDrive::Angles(_) | ArmDrive::Locals(_) => false,
    }
}

fn solve_once(pose: &Pose, root: V3) -> Skeleton {
    let pelvis = Frame {
        p: root,
        r: M3::spine(pose.turn),
    };
    let [pelvis, _, l2, t11, t8, t5, c7, head] =
        skeleton::spine(pelvis, pose.lumbar, pose.thoracic, pose.neck, pose.head);
    let leg = Side::BOTH.map(|s| {
        let l = solve_leg(&to_side(&pelvis, s), &pose.side[s.index()].leg);
        match s {
            Side::L => l,
            Side::R => mirror_leg(l),
        }
    });
    let world = Frame {
        p: v(0.0, 0.0, 0.0),
        r: M3::ID,
    };
    let solve = |s: Side, other: Option<&Arm>| {
        let p = &pose.side[s.index()];
        let frame = match &p.arm {
            ArmDrive::Goal(g) => match g.space {
                Space::World => world,
                Space::Head => to_side(&head, s),
                Space::Chest => to_side(&t5, s),
                Space::Pelvis => to_side(&pelvis, s),
                Space::Thigh => to_side(&leg[s.index()].thigh, s),
                Space::OtherForearm => to_side(&other.map_or(world, |a| a.fore), s),
                Space::OtherUpperArm => to_side(&other.map_or(world, |a| a.upper), s),
            },
            ArmDrive::Angles(_) | ArmDrive::Locals(_) => world,
        };
        let a = solve_arm(&to_side(&t5, s), p.girdle, &p.arm, p.grip, &frame);
        match s {
            Side::L => a,
            Side::R => mirror_arm(a),
        }
    };
    let arm = if needs_other(&pose.side[0].arm) {
        let r = solve(Side::R, None);
        [solve(Side::L, Some(&r)), r]
    } else {
        let l = solve(Side::L, None);
        [l, solve(Side::R, Some(&l))]
    };
    Skeleton {
        pelvis,
        l2,
        t11,
        t8,
        t5,
        c7,
        head,
        arm,
        leg,
        lids: pose.lids,
    }
}

/// Lowest of the points on which a body can stand, kneel or lean.
fn lowest(s: &Skeleton) -> f32 {
    let mut low = f32::MAX;
    for side in Side::BOTH {
        let l = &s.leg[side.index()];
        for p in [v(0.0, -ANKLE, -6.0), v(0.0, -ANKLE, 16.0)] {
            low = low.min(l.foot.at(p).y);
        }
        low = low.min(l.shank.p.y - 5.6).min(s.arm[side.index()].hand.p.y - 2.5);
    }
    low.min(s.pelvis.p.y - 10.5)
}

/// Solve a pose.
pub(crate) fn solve(pose: &Pose) -> Skeleton {
    let first = solve_once(pose, pose.root);
    match pose.ground {
        None => first,
        Some(g) => {
            let mut root = pose.root;
            root.y += g - lowest(&first);
            solve_once(pose, root)
        }
    }
}

/// A pose with the joint rotations that reach it, ready to be an end of a way.
pub(crate) fn ready(pose: Pose) -> Ready {
    let s = solve(&pose);
    let arms = Side::BOTH.map(|x| {
        let a = s.arm[x.index()];
        match x {
            Side::L => arm_locals(&s.t5, &a),
            Side::R => arm_locals(&s.t5.mirror(), &mirror_arm(a)),
        }
    });
    let legs = Side::BOTH.map(|x| {
        let l = s.leg[x.index()];
        match x {
            Side::L => leg_locals(&s.pelvis, &l),
            Side::R => leg_locals(&s.pelvis.mirror(), &mirror_leg(l)),
        }
    });
    Ready { pose, arms, legs }
}
