//! How far joints go, degrees: working values for an illustration, to be confirmed by a clinician.

use crate::math::angle_deg;
use crate::pose::{Pose, Side};
use crate::skeleton::{self, Skeleton};

/// Joints that a pose bends too far, in words.
pub(crate) fn beyond(pose: &Pose, s: &Skeleton) -> Vec<String> {
    let mut out = Vec::new();
    let mut check = |what: String, angle: f32, low: f32, high: f32| {
        if !(low..=high).contains(&angle) {
            out.push(format!(
                "{what} is bent to {angle:.0} degrees, beyond {low:.0} to {high:.0}"
            ));
        }
    };
    let spine = [
        ("the low back", pose.lumbar, [-32.0, 55.0], 25.0, 20.0),
        ("the upper back", pose.thoracic, [-32.0, 45.0], 30.0, 45.0),
        ("the neck", pose.neck, [-60.0, 60.0], 45.0, 60.0),
        ("the head", pose.head, [-40.0, 40.0], 30.0, 40.0),
    ];
    for (name, [flexion, bend, turn], range, side, rotation) in spine {
        check(name.to_owned(), flexion, range[0], range[1]);
        check(format!("the side-bend of {name}"), bend, -side, side);
        check(format!("the rotation of {name}"), turn, -rotation, rotation);
    }
    for side in Side::BOTH {
        let (a, l) = (&s.arm[side.index()], &s.leg[side.index()]);
        let w = side.word();
        check(format!("the {w} elbow"), skeleton::elbow(a), -2.0, 152.0);
        check(format!("the {w} wrist"), skeleton::wrist(a), -1.0, 95.0);
        check(
            format!("the {w} shoulder"),
            skeleton::elevation(&s.t5, -a.upper.r.c[1]),
            0.0,
            180.0,
        );
        let bone = s.t5.r.t().apply(-a.upper.r.c[1]);
        // Behind the back's plane an arm goes only so far.
        check(
            format!("the {w} arm behind the back"),
            bone.z.clamp(-1.0, 0.0).asin().to_degrees(),
            -62.0,
            0.0,
        );
        check(format!("the {w} knee"), skeleton::knee(l), -3.0, 155.0);
        check(format!("the {w} ankle"), skeleton::ankle(l), -72.0, 34.0);
        check(
            format!("the {w} hip"),
            skeleton::hip_flexion(&s.pelvis, l),
            -28.0,
            128.0,
        );
        let across = 90.0 - angle_deg(s.pelvis.r.c[0], -l.thigh.r.c[1]);
        let out = match side {
            Side::L => across,
            Side::R => -across,
        };
        check(format!("the {w} hip to the side"), out, -30.0, 50.0);
    }
    out
}
