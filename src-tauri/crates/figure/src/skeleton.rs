//! Bones of one neutral adult, 172 cm: where each joint is and which way it points, and the angles found again from a solved body.

use crate::math::{Frame, M3, V3, angle_deg, smoothstep, v};
use crate::pose::{Locals, Side};

pub(crate) const UPPER_ARM: f32 = 31.0;
pub(crate) const FOREARM: f32 = 25.5;
pub(crate) const THIGH: f32 = 42.0;
pub(crate) const SHANK: f32 = 42.0;
/// Height of the ankle above the sole.
pub(crate) const ANKLE: f32 = 6.9;
/// From the wrist to the middle of the palm.
pub(crate) const PALM: f32 = 7.0;
/// From the middle of the palm to its skin.
pub(crate) const PALM_SKIN: f32 = 1.7;
/// From the middle of the palm to the middle of a bar that the hand holds.
pub(crate) const GRIP_BAR: f32 = 3.2;

const SPINE: [V3; 7] = [
    v(0.0, 8.9, -2.9),
    v(0.0, 8.4, 1.0),
    v(0.0, 8.9, -1.2),
    v(0.0, 10.0, -1.7),
    v(0.0, 9.5, -0.3),
    v(0.0, 9.5, 1.6),
    v(0.0, 9.5, 2.8),
];
const HIP: V3 = v(8.4, 0.0, 0.0);
const CLAVICLE: V3 = v(2.6, 3.6, 8.4);
const GLENOID: V3 = v(13.7, 1.5, -7.5);

/// Upper arm, forearm and hand: frames at shoulder, elbow and wrist, bones along -y, elbow folding to +z, palm to -x.
/// The right arm's frames are the left's in the mirror.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arm {
    pub upper: Frame,
    pub fore: Frame,
    pub hand: Frame,
    pub grip: f32,
    pub pole: V3,
    /// How far the hand stays from its goal, cm.
    pub miss: f32,
    /// Sine-like measure of how near the pole lies to the line from shoulder to wrist; 1 is hopeless.
    pub pole_dot: f32,
}

/// Thigh, shank and foot: frames at hip, knee and ankle; the foot points along +z.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leg {
    pub thigh: Frame,
    pub shank: Frame,
    pub foot: Frame,
    pub miss: f32,
}

/// A solved body.
#[derive(Clone, Debug)]
pub(crate) struct Skeleton {
    pub pelvis: Frame,
    pub l2: Frame,
    pub t11: Frame,
    pub t8: Frame,
    pub t5: Frame,
    pub c7: Frame,
    pub head: Frame,
    pub arm: [Arm; 2],
    pub leg: [Leg; 2],
    pub lids: f32,
}

/// A frame of one side: local coordinates are written for the left and mirrored for the right.
pub(crate) fn side_at(f: &Frame, side: Side, local: V3) -> V3 {
    match side {
        Side::L => f.at(local),
        Side::R => f.at(local.mirror()),
    }
}

/// The chain from pelvis to head: pelvis, L5, L2, T11, T8, T5, C7, head.
pub(crate) fn spine(pelvis: Frame, lumbar: [f32; 3], thoracic: [f32; 3], neck: [f32; 3], head: [f32; 3]) -> [Frame; 8] {
    let part = |a: [f32; 3], s: f32| M3::spine(a.map(|d| d * s));
    let turns = [
        part(lumbar, 0.4),
        part(lumbar, 0.6),
        part(thoracic, 0.35),
        part(thoracic, 0.35),
        part(thoracic, 0.3),
        part(neck, 1.0),
        part(head, 1.0),
    ];
    let mut out = [pelvis; 8];
    for (i, (offset, turn)) in SPINE.into_iter().zip(turns).enumerate() {
        out[i + 1] = out[i].child(offset, turn);
    }
    out
}

/// Centre of the shoulder joint for a girdle lifted and drawn forward by degrees; left side.
pub(crate) fn glenoid(chest: &Frame, elev: f32, pro: f32) -> V3 {
    chest.at(CLAVICLE + (M3::rz(elev) * M3::ry(-pro)).apply(GLENOID))
}

/// The girdle goes up with the arm: scapulohumeral rhythm as far as the eye can tell.
pub(crate) fn rhythm(arm_elevation: f32) -> f32 {
    26.0 * smoothstep(30.0, 175.0, arm_elevation)
}

pub(crate) fn hip(pelvis: &Frame) -> V3 {
    pelvis.at(HIP)
}

/// Elevation of a bone against the hanging arm in the chest, degrees.
pub(crate) fn elevation(chest: &Frame, bone: V3) -> f32 {
    angle_deg(-chest.r.c[1], bone)
}

/// Angle of the elbow fold, degrees.
pub(crate) fn elbow(a: &Arm) -> f32 {
    angle_deg(a.upper.r.c[1], a.fore.r.c[1])
}

/// Bend between forearm and hand, degrees, whichever way.
pub(crate) fn wrist(a: &Arm) -> f32 {
    angle_deg(a.fore.r.c[1], a.hand.r.c[1])
}

pub(crate) fn knee(l: &Leg) -> f32 {
    angle_deg(l.thigh.r.c[1], l.shank.r.c[1])
}

/// Toes up against the shank, degrees; negative points them.
pub(crate) fn ankle(l: &Leg) -> f32 {
    90.0 - angle_deg(l.shank.r.c[1], l.foot.r.c[2])
}

/// Flexion of the thigh in the pelvis, degrees.
pub(crate) fn hip_flexion(pelvis: &Frame, l: &Leg) -> f32 {
    let d = pelvis.r.t().apply(-l.thigh.r.c[1]);
    d.z.atan2(-d.y).to_degrees()
}

pub(crate) fn arm_locals(chest: &Frame, a: &Arm) -> Locals {
    [
        chest.r.t() * a.upper.r,
        a.upper.r.t() * a.fore.r,
        a.fore.r.t() * a.hand.r,
    ]
}

pub(crate) fn leg_locals(pelvis: &Frame, l: &Leg) -> Locals {
    [
        pelvis.r.t() * l.thigh.r,
        l.thigh.r.t() * l.shank.r,
        l.shank.r.t() * l.foot.r,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pose::{ArmAngles, ArmDrive, FootGoal, HandGoal, LegDrive, Pose, Space, Touch, between};
    use crate::reach::{ready, solve};

    fn near(a: V3, b: V3, tolerance: f32) -> bool {
        (a - b).len() < tolerance
    }

    #[test]
    fn a_standing_adult_has_the_heights_of_one() {
        let s = solve(&Pose::default());
        assert!(
            (135.0..150.0).contains(&s.arm[0].upper.p.y),
            "shoulder at {}",
            s.arm[0].upper.p.y
        );
        assert!(
            (150.0..160.0).contains(&s.head.p.y),
            "base of the skull at {}",
            s.head.p.y
        );
        assert!(
            s.leg[0].foot.p.y > 5.0 && s.leg[0].foot.p.y < 9.0,
            "ankle at {}",
            s.leg[0].foot.p.y
        );
    }

    #[test]
    fn left_and_right_are_mirror_images() {
        let s = solve(&Pose::default());
        assert!(near(s.arm[0].hand.p.mirror(), s.arm[1].hand.p, 1e-3));
        assert!(near(s.leg[0].foot.p.mirror(), s.leg[1].foot.p, 1e-3));
    }

    #[test]
    fn angles_point_where_the_pose_language_says() {
        let mut pose = Pose::default();
        pose.side[0].arm = ArmDrive::Angles(ArmAngles {
            plane: 0.0,
            elev: 90.0,
            rot: 90.0,
            elbow: 90.0,
            ..ArmAngles::default()
        });
        let a = solve(&pose).arm[0];
        assert!(
            near((a.fore.p - a.upper.p).unit(), v(1.0, 0.0, 0.0), 0.01),
            "out to the side"
        );
        assert!(
            near((a.hand.p - a.fore.p).unit(), v(0.0, 1.0, 0.0), 0.01),
            "turned out, the forearm points up"
        );
        assert!((elbow(&a) - 90.0).abs() < 0.1);
    }

    #[test]
    fn a_hand_and_a_foot_reach_their_goals_with_bones_of_constant_length() {
        let mut pose = Pose::default();
        pose.side[0].arm = ArmDrive::Goal(HandGoal {
            at: v(30.0, 120.0, 30.0),
            palm: v(0.0, 0.0, 1.0),
            fingers: v(0.0, 1.0, 0.0),
            pole: v(1.0, -1.0, 0.0),
            space: Space::World,
            touch: Touch::Palm,
        });
        pose.side[0].leg = LegDrive::Goal(FootGoal {
            at: v(12.0, 10.0, 20.0),
            toes: v(0.0, 0.0, 1.0),
            up: v(0.0, 1.0, 0.0),
            pole: v(0.0, 0.0, 1.0),
        });
        let s = solve(&pose);
        let palm = s.arm[0].hand.at(v(-PALM_SKIN, -PALM, 0.0));
        assert!(near(palm, v(30.0, 120.0, 30.0), 0.05), "{palm:?}");
        assert!(near(s.leg[0].foot.at(v(0.0, -ANKLE, 0.0)), v(12.0, 10.0, 20.0), 0.05));
        assert!(((s.arm[0].fore.p - s.arm[0].upper.p).len() - UPPER_ARM).abs() < 0.01);
        assert!(((s.leg[0].shank.p - s.leg[0].thigh.p).len() - THIGH).abs() < 0.01);
    }

    #[test]
    fn halfway_lies_between_and_the_ends_are_exact() {
        let mut up = Pose::default();
        up.side[0].arm = ArmDrive::Angles(ArmAngles {
            plane: 0.0,
            elev: 120.0,
            ..ArmAngles::default()
        });
        let (a, b) = (ready(Pose::default()), ready(up));
        assert_eq!(between(&a, &b, 0.0), a.pose);
        assert_eq!(between(&a, &b, 1.0), b.pose);
        let s = solve(&between(&a, &b, 0.5));
        let e = elevation(&s.t5, -s.arm[0].upper.r.c[1]);
        assert!((50.0..75.0).contains(&e), "{e}");
    }
}
