//! A session of a plan laid out for the kit at hand, and how long it takes (RULES 1).

use std::collections::BTreeSet;

use super::Catalogue;
use super::dose::Portion;
use super::plan_file::{PlanFile, PlanMove};
use super::words::Item;
use crate::settings::SessionLength;

/// Seconds to get ready at the start of a session.
const READY: u32 = 5;
/// Seconds from one movement to the next.
const CHANGE: u32 = 20;
/// Seconds between two movements of a round.
const WITHIN_ROUND: u32 = 5;

/// What is done together: one movement, or several in rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// One slot, or those of a round.
    pub slots: Vec<Slot>,
}

/// A movement in a session, at the plan's start dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Which.
    pub movement: String,
    /// The version, where it is not the standard one.
    pub variant: Option<String>,
    /// How many sets.
    pub sets: u32,
    /// What of its dose differs.
    pub portion: Portion,
}

/// What the layout has to know of the person.
#[derive(Debug, Clone, Default)]
pub struct Circumstances {
    /// What is at hand besides what everybody has.
    pub at_hand: BTreeSet<Item>,
    /// Movements done today.
    pub done_today: BTreeSet<String>,
    /// Fewer sets of movements that step up than the length allows: the ramp, or a choice.
    pub most_sets: Option<u32>,
}

impl PlanFile {
    /// The session of a length, `turn` counting from 0 and going round. Empty if the plan has no such length.
    pub fn lay_out(
        &self,
        length: SessionLength,
        turn: usize,
        catalogue: &Catalogue,
        how: &Circumstances,
    ) -> Vec<Block> {
        let Some(length) = self.length(length) else {
            return Vec::new();
        };
        let most = how.most_sets.unwrap_or(length.sets).min(length.sets);
        let Some(keys) = length.turns.get(turn % length.turns.len().max(1)) else {
            return Vec::new();
        };
        let mut blocks = Vec::new();
        for part in keys.iter().filter_map(|key| self.part(key)) {
            let slots = part
                .moves
                .iter()
                .filter_map(|planned| slot(planned, most, catalogue, how));
            if part.round {
                blocks.push(Block { slots: slots.collect() });
            } else {
                blocks.extend(slots.map(|slot| Block { slots: vec![slot] }));
            }
        }
        blocks.retain(|block| !block.slots.is_empty());
        blocks
    }
}

fn slot(planned: &PlanMove, most: u32, catalogue: &Catalogue, how: &Circumstances) -> Option<Slot> {
    if planned.unless_done_today && how.done_today.contains(&planned.movement) {
        return None;
    }
    let movement = catalogue.get(&planned.movement)?;
    if !movement.possible(planned.variant.as_deref(), &how.at_hand) {
        return planned
            .otherwise
            .iter()
            .find_map(|other| slot(other, most, catalogue, how));
    }
    let sets = planned.sets.unwrap_or(movement.dose.sets.start);
    Some(Slot {
        movement: planned.movement.clone(),
        variant: planned.variant.clone(),
        sets: if movement.ladder { sets.min(most) } else { sets },
        portion: Portion {
            sets: None,
            reps: planned.reps,
            seconds: planned.seconds,
        },
    })
}

/// Seconds of a session with its rests and changes; shown rounded to whole minutes, halves up.
pub fn session_seconds(blocks: &[Block], catalogue: &Catalogue) -> u32 {
    let changes = u32::try_from(blocks.len()).unwrap_or(u32::MAX).saturating_sub(1);
    READY + CHANGE * changes + blocks.iter().map(|block| block_seconds(block, catalogue)).sum::<u32>()
}

fn block_seconds(block: &Block, catalogue: &Catalogue) -> u32 {
    let (mut sets, mut rest, mut together) = (0, 0, 0);
    for (index, slot) in block.slots.iter().enumerate() {
        let Some(movement) = catalogue.get(&slot.movement) else {
            continue;
        };
        together += movement.dose.portion_set_seconds(slot.portion) + if index > 0 { WITHIN_ROUND } else { 0 };
        sets = sets.max(slot.sets);
        rest = rest.max(movement.dose.rest);
    }
    sets * together + sets.saturating_sub(1) * rest
}
