//! One key changed in a TOML document, the rest as it stands.

use toml_edit::{Array, DocumentMut, Item, Table, Value as TomlValue};
use unknot_core::settings::{Settings, Value};

/// The document, if the text is TOML.
pub(super) fn document(text: &str) -> Option<DocumentMut> {
    text.parse().ok()
}

/// A new document with every setting that is not at its default.
pub(super) fn differing(settings: &Settings) -> DocumentMut {
    let mut document = DocumentMut::new();
    let defaults = Settings::default().values();
    for (key, value) in settings.values() {
        if defaults.get(key) != Some(&value) {
            put(&mut document, key, &value);
        }
    }
    document
}

/// Writes `value` at the dotted `key`; a comment behind the old value stays there.
pub(super) fn put(document: &mut DocumentMut, key: &str, value: &Value) {
    let (section, name) = match key.split_once('.') {
        Some((section, name)) => (Some(section), name),
        None => (None, key),
    };
    let mut new = toml_value(value);
    let item = match section {
        None => document.as_table_mut().entry(name).or_insert(Item::None),
        Some(section) => {
            let root = document.as_table_mut();
            if root.get(section).is_some_and(|item| !item.is_table_like()) {
                // `breaks = 3` holds nothing that could be kept beside the keys of [breaks].
                root.remove(section);
            }
            let home = root.entry(section).or_insert(Item::Table(Table::new()));
            let Some(home) = home.as_table_like_mut() else { return };
            home.entry(name).or_insert(Item::None)
        }
    };
    if let Some(old) = item.as_value() {
        *new.decor_mut() = old.decor().clone();
    }
    *item = Item::Value(new);
}

fn toml_value(value: &Value) -> TomlValue {
    match value {
        Value::Switch(on) => TomlValue::from(*on),
        Value::Number(number) => TomlValue::from(i64::from(*number)),
        Value::Text(text) => TomlValue::from(text.as_str()),
        Value::List(texts) => TomlValue::Array(texts.iter().map(String::as_str).collect::<Array>()),
    }
}
