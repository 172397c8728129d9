//! Which movements take turns in breaks.

use std::collections::BTreeSet;

use unknot_core::breaks::{Candidate, Rotation};
use unknot_core::catalogue::{Catalogue, Item, Movement, default_plan};

/// The rotation of the default plan for a person with this kit, in its order. Until the safety questions are answered only the
/// movements that may come before them take part (PRODUCT 1): skipped is not "no".
pub fn rotation(catalogue: &Catalogue, kit: &BTreeSet<Item>, questions_answered: bool) -> Rotation {
    let plan = default_plan(catalogue);
    let order = plan.iter().flat_map(|plan| &plan.rotation);
    let candidates = order
        .filter_map(|id| catalogue.get(id))
        .filter(|movement| !movement.breaks.is_empty() && movement.kit.met_by(kit))
        .filter(|movement| questions_answered || movement.before_questions)
        .map(candidate);
    Rotation::new(candidates.collect())
}

fn candidate(movement: &Movement) -> Candidate {
    Candidate {
        id: movement.id.clone(),
        places: movement.places.clone(),
        kinds: movement.breaks.keys().copied().collect(),
    }
}

#[cfg(test)]
mod tests {
    use unknot_core::breaks::{Breaks, Rules};
    use unknot_core::settings::Settings;
    use unknot_core::{Kind, Now};

    use super::*;

    fn first(kind: Kind, questions_answered: bool) -> Option<String> {
        let Settings { breaks, hours, .. } = Settings::default();
        let boot = std::time::Duration::ZERO;
        let wall = chrono::DateTime::UNIX_EPOCH.with_timezone(&chrono_tz::UTC);
        let rotation = rotation(
            &Catalogue::builtin(),
            &BTreeSet::from([Item::Chair]),
            questions_answered,
        );
        Breaks::new(Rules { breaks, hours }, rotation, Now { boot, mono: boot, wall }).suggestion(kind)
    }

    #[test]
    fn before_the_questions_only_what_may_come_before_them() {
        let harmless = ["stand_walk", "eyes_202020", "shoulder_rolls", "scap_squeeze"];
        for kind in Kind::ALL {
            assert!(first(kind, false).is_some_and(|id| harmless.contains(&id.as_str())));
        }
    }

    #[test]
    fn afterwards_the_plans_rotation_in_its_order() {
        assert_eq!(first(Kind::Micro, true).as_deref(), Some("scap_squeeze"));
        assert_eq!(
            default_plan(&Catalogue::builtin()).map(|plan| plan.rotation[0].clone()),
            first(Kind::Micro, true)
        );
    }
}
