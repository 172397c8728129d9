//! Which answer to the safety questions hides which movement (CONTRACTS 2).

use super::Movement;
use super::dose::Work;
use super::words::{Code, Type};

/// What an answer does to a movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hidden {
    /// Nothing.
    No,
    /// It is not shown; in a plan the first of these that is possible takes its place, none leaves the place empty.
    Yes {
        /// Ids of movements.
        becomes: Vec<String>,
    },
    /// Only the version with this key, and what is easier, is shown.
    OnlyVersion(String),
}

/// What stays when an arm shows signs.
const FREE_FOR_ARMS: [&str; 3] = ["stand_walk", "eyes_202020", "shoulder_rolls"];

/// Seconds beyond which a hold counts as long.
const LONG_HOLD: u32 = 10;

impl Movement {
    /// What a yes to the question behind `code` does to this movement.
    ///
    /// Some codes hide whole groups; those hold for a person's own movements as well, whatever their files say.
    pub fn hidden_by(&self, code: Code) -> Hidden {
        if let Some(named) = self.codes.iter().find(|named| named.code == code) {
            return match &named.unless {
                Some(version) => Hidden::OnlyVersion(version.clone()),
                None => Hidden::Yes {
                    becomes: named.becomes.clone(),
                },
            };
        }
        let group = match code {
            Code::Heart | Code::RecentSurgery => self.kind == Type::Strength || self.longest_hold() > LONG_HOLD,
            Code::ArmSigns => !FREE_FOR_ARMS.contains(&self.id.as_str()),
            Code::Osteoporosis
            | Code::Pregnant
            | Code::ShoulderUnstable
            | Code::NeckVertigo
            | Code::LegSigns
            | Code::ClotOrWound => false,
        };
        if group {
            Hidden::Yes { becomes: Vec::new() }
        } else {
            Hidden::No
        }
    }

    fn longest_hold(&self) -> u32 {
        match self.dose.work {
            Work::Hold { seconds } => seconds.start,
            Work::Reps { hold, .. } => hold.map_or(0, |hold| hold.start),
            Work::Time { .. } => 0,
        }
    }
}
