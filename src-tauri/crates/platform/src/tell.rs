use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use unknot_core::ports::{Availability, Sensed};

/// Where everything sensed goes, and what can be seen so far.
#[derive(Clone)]
pub(crate) struct Tell {
    sink: Arc<dyn Fn(Sensed) + Send + Sync>,
    seen: Arc<Mutex<BTreeMap<&'static str, Availability>>>,
}

/// What nothing looks at yet, named so that the page about presence can say so.
const NOT_YET: [&str; 4] = ["camera", "microphone", "screenshare", "app"];

impl Tell {
    pub(crate) fn new(sink: impl Fn(Sensed) + Send + Sync + 'static) -> Self {
        let not_yet = NOT_YET.map(|signal| (signal, unavailable("this version does not look at it yet")));
        Self {
            sink: Arc::new(sink),
            seen: Arc::new(Mutex::new(BTreeMap::from(not_yet))),
        }
    }

    pub(crate) fn tell(&self, sensed: Sensed) {
        (self.sink)(sensed);
    }

    /// Notes what can be seen, and tells it if it is news.
    pub(crate) fn seen(&self, signal: &'static str, seen: Availability) {
        let before = self
            .seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(signal, seen.clone());
        if before.as_ref() != Some(&seen) {
            tracing::debug!(signal, ?seen, "what can be seen changed");
            self.tell(Sensed::Availability { signal, seen });
        }
    }

    pub(crate) fn presence(&self) -> BTreeMap<String, Availability> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter()
            .map(|(&signal, seen)| (signal.to_owned(), seen.clone()))
            .collect()
    }
}

pub(crate) fn available(means: impl Into<String>) -> Availability {
    Availability::Available(means.into())
}

pub(crate) fn unavailable(why: impl Into<String>) -> Availability {
    Availability::Unavailable(why.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_news_is_told_and_all_of_it_is_kept() {
        let told = Arc::new(Mutex::new(Vec::new()));
        let tell = Tell::new({
            let told = Arc::clone(&told);
            move |sensed| told.lock().expect("one thread").push(sensed)
        });
        tell.seen("idle", unavailable("no display"));
        tell.seen("idle", unavailable("no display"));
        tell.seen("idle", available("X11 sync alarms"));
        assert_eq!(told.lock().expect("one thread").len(), 2);
        assert_eq!(tell.presence()["idle"], available("X11 sync alarms"));
        assert!(matches!(tell.presence()["camera"], Availability::Unavailable(_)));
    }
}
