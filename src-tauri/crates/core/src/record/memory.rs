//! A record that is forgotten with the process: for simulation and tests.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};

use super::{BreakEvent, BreakFact, Ending, Fact, Record, RecordError, Stamp, StretchFact};
use crate::Day;

/// Facts in a list.
#[derive(Debug, Clone, Default)]
pub struct MemoryRecord {
    /// Everything appended, in order.
    pub facts: Vec<Fact>,
}

impl MemoryRecord {
    fn breaks(&self) -> impl Iterator<Item = &BreakFact> {
        self.facts.iter().filter_map(|fact| match fact {
            Fact::Break(fact) => Some(fact),
            Fact::Stretch(_) | Fact::Run(_) => None,
        })
    }

    /// The last stamp per movement of the events that `wanted` picks.
    fn last_by_movement(&self, wanted: impl Fn(&BreakFact) -> bool) -> BTreeMap<String, Stamp> {
        self.breaks()
            .filter(|fact| wanted(fact))
            .filter_map(|fact| fact.movement.as_ref().map(|movement| (movement.id.clone(), fact.at)))
            .fold(BTreeMap::new(), |mut last, (id, at)| {
                let entry = last.entry(id).or_insert(at);
                if entry.utc < at.utc {
                    *entry = at;
                }
                last
            })
    }
}

impl Record for MemoryRecord {
    fn append(&mut self, fact: &Fact) -> Result<(), RecordError> {
        self.facts.push(fact.clone());
        Ok(())
    }

    fn break_facts(&self, days: RangeInclusive<Day>) -> Result<Vec<BreakFact>, RecordError> {
        let touched: BTreeSet<i64> = self
            .breaks()
            .filter(|fact| days.contains(&fact.at.day))
            .map(|fact| fact.break_id)
            .collect();
        Ok(self
            .breaks()
            .filter(|fact| touched.contains(&fact.break_id))
            .cloned()
            .collect())
    }

    fn stretches(&self, days: RangeInclusive<Day>) -> Result<Vec<StretchFact>, RecordError> {
        Ok(self
            .facts
            .iter()
            .filter_map(|fact| match fact {
                Fact::Stretch(fact) if days.contains(&fact.to.day) => Some(fact.clone()),
                Fact::Stretch(_) | Fact::Break(_) | Fact::Run(_) => None,
            })
            .collect())
    }

    fn newest_break(&self) -> Result<Option<i64>, RecordError> {
        Ok(self
            .breaks()
            .filter(|fact| {
                matches!(
                    fact.event,
                    BreakEvent::Due | BreakEvent::Offered { .. } | BreakEvent::Started { .. }
                )
            })
            .map(|fact| fact.break_id)
            .max())
    }

    fn last_break_id(&self) -> Result<i64, RecordError> {
        Ok(self.breaks().map(|fact| fact.break_id).max().unwrap_or(0))
    }

    fn last_done(&self) -> Result<BTreeMap<String, Stamp>, RecordError> {
        Ok(self.last_by_movement(|fact| {
            matches!(
                fact.event,
                BreakEvent::Ended {
                    ending: Ending::Done | Ending::Partly,
                    ..
                }
            )
        }))
    }

    fn shown_since(&self, since: DateTime<Utc>) -> Result<Vec<Stamp>, RecordError> {
        let mut shown: Vec<Stamp> = self
            .breaks()
            .filter(|fact| fact.event == BreakEvent::Offered { showing: 1 } && fact.at.utc >= since)
            .map(|fact| fact.at)
            .collect();
        shown.sort();
        Ok(shown)
    }

    fn hurt_since(&self, since: Day) -> Result<BTreeMap<String, Stamp>, RecordError> {
        Ok(self.last_by_movement(|fact| {
            fact.at.day >= since && matches!(fact.event, BreakEvent::Ended { hurt: true, .. })
        }))
    }
}
