//! Every text the resident itself shows: tray, notification. Fluent messages; the page has its own.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

const ENGLISH: &str = include_str!("../locales/en.ftl");

/// The texts of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").finish_non_exhaustive()
    }
}

impl Words {
    /// English, the language every other falls back on.
    pub fn english() -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![unic_langid::LanguageIdentifier::default()]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// The text of `id`; the id itself if there is none, so that a missing one shows.
    pub fn say(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The text of `id` with values for its places.
    pub fn with(&self, id: &str, places: &[(&str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in places {
            args.set((*name).to_owned(), value.clone());
        }
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_parses_and_takes_its_places() {
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
        let words = Words::english();
        assert_eq!(
            words.with("tray-next", &[("time", "10:25".to_owned())]),
            "Next break at 10:25"
        );
        assert_eq!(words.say("no-such-text"), "no-such-text");
    }
}
