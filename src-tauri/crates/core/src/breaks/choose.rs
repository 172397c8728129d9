//! Which movement a break shows (PRODUCT 2).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::Kind;
use crate::settings::Place;

/// What the choice needs to know of a movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Where it can be done; one of them must be allowed.
    pub places: BTreeSet<Place>,
    /// Kinds of break it suits.
    pub kinds: BTreeSet<Kind>,
}

/// The rotation: candidates in the order in which they take turns, and when each was last done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rotation {
    candidates: Vec<Candidate>,
    memory: Memory,
}

/// What the rotation remembers across a restart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Memory {
    /// Counts what has been done.
    turn: u64,
    /// Movement to the turn at which it was last done.
    last_done: BTreeMap<String, u64>,
    /// Not before this many milliseconds of the epoch: hurt, too sore today.
    resting: BTreeMap<String, i64>,
}

/// What is asked for.
pub(super) struct Wanted<'a> {
    pub(super) kind: Kind,
    pub(super) places: &'a BTreeSet<Place>,
    pub(super) refused: &'a [String],
    pub(super) epoch_ms: i64,
}

impl Rotation {
    /// Candidates in turn order. Those whose conditions the person does not meet (kit, safety, parked) are left out by the caller.
    pub fn new(candidates: Vec<Candidate>) -> Self {
        Self {
            candidates,
            memory: Memory::default(),
        }
    }

    /// The same memory over other candidates (settings, kit or safety answers changed).
    pub fn replace(&mut self, candidates: Vec<Candidate>) {
        self.candidates = candidates;
    }

    /// Tells what the record knows: movements in the order in which they were last done, the longest ago first.
    pub fn recall(&mut self, done_in_order: impl IntoIterator<Item = String>) {
        for movement in done_in_order {
            self.done(&movement);
        }
    }

    pub(super) fn memory(&self) -> &Memory {
        &self.memory
    }

    pub(super) fn restore(&mut self, memory: Memory) {
        self.memory = memory;
    }

    pub(super) fn done(&mut self, movement: &str) {
        self.memory.turn += 1;
        self.memory.last_done.insert(movement.to_owned(), self.memory.turn);
    }

    pub(super) fn rest(&mut self, movement: &str, until_epoch_ms: i64) {
        self.memory.resting.insert(movement.to_owned(), until_epoch_ms);
    }

    /// The least recently done movement that suits; never done comes first, ties in turn order. If nothing suits the place, one that
    /// suits the kind; if everything was refused, the refused ones come round again.
    pub(super) fn choose(&self, wanted: &Wanted<'_>) -> Option<String> {
        let suits_kind = |c: &&Candidate| c.kinds.contains(&wanted.kind) && !self.rests(&c.id, wanted.epoch_ms);
        let suits_place = |c: &&Candidate| !c.places.is_disjoint(wanted.places);
        let welcome = |c: &&Candidate| !wanted.refused.contains(&c.id);
        let of_kind = || self.candidates.iter().filter(suits_kind);
        let first = self.least_recent(of_kind().filter(suits_place).filter(welcome));
        let again = || self.least_recent(of_kind().filter(suits_place));
        let anywhere = || self.least_recent(of_kind());
        first.or_else(again).or_else(anywhere).map(|c| c.id.clone())
    }

    fn rests(&self, id: &str, epoch_ms: i64) -> bool {
        self.memory.resting.get(id).is_some_and(|until| *until > epoch_ms)
    }

    fn least_recent<'a>(&self, candidates: impl Iterator<Item = &'a Candidate>) -> Option<&'a Candidate> {
        candidates.min_by_key(|c| self.memory.last_done.get(&c.id).copied().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(id: &str, place: Place, kinds: &[Kind]) -> Candidate {
        Candidate {
            id: id.to_owned(),
            places: BTreeSet::from([place]),
            kinds: kinds.iter().copied().collect(),
        }
    }

    fn rotation() -> Rotation {
        Rotation::new(vec![
            candidate("scap_squeeze", Place::Desk, &[Kind::Micro]),
            candidate("cross_body", Place::Desk, &[Kind::Micro, Kind::Move]),
            candidate("child_pose", Place::Floor, &[Kind::Move]),
        ])
    }

    fn choose(rotation: &Rotation, kind: Kind, refused: &[&str]) -> Option<String> {
        let refused: Vec<String> = refused.iter().map(|id| (*id).to_owned()).collect();
        let places = BTreeSet::from([Place::Desk, Place::Standing]);
        rotation.choose(&Wanted {
            kind,
            places: &places,
            refused: &refused,
            epoch_ms: 1_000,
        })
    }

    #[test]
    fn least_recently_done_first_and_ties_in_turn_order() {
        let mut rotation = rotation();
        assert_eq!(choose(&rotation, Kind::Micro, &[]).as_deref(), Some("scap_squeeze"));
        rotation.done("scap_squeeze");
        assert_eq!(choose(&rotation, Kind::Micro, &[]).as_deref(), Some("cross_body"));
        rotation.done("cross_body");
        assert_eq!(choose(&rotation, Kind::Micro, &[]).as_deref(), Some("scap_squeeze"));
    }

    #[test]
    fn the_place_and_what_hurts_count() {
        let mut rotation = rotation();
        assert_eq!(choose(&rotation, Kind::Move, &[]).as_deref(), Some("cross_body"));
        rotation.rest("cross_body", 2_000);
        // Nothing suits the desk any more: the one that suits the kind is shown rather than none.
        assert_eq!(choose(&rotation, Kind::Move, &[]).as_deref(), Some("child_pose"));
        rotation.rest("cross_body", 1_000);
        assert_eq!(choose(&rotation, Kind::Move, &[]).as_deref(), Some("cross_body"));
    }

    #[test]
    fn refused_ones_come_round_again_rather_than_none() {
        let rotation = rotation();
        assert_eq!(
            choose(&rotation, Kind::Micro, &["scap_squeeze"]).as_deref(),
            Some("cross_body")
        );
        assert_eq!(
            choose(&rotation, Kind::Micro, &["scap_squeeze", "cross_body"]).as_deref(),
            Some("scap_squeeze")
        );
        assert_eq!(
            Rotation::default().choose(&Wanted {
                kind: Kind::Micro,
                places: &BTreeSet::new(),
                refused: &[],
                epoch_ms: 0
            }),
            None
        );
    }
}
