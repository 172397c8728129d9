//! The settings of a scenario: the same keys and the same checks as in the settings file.

use crate::catalogue::problem::Problems;
use crate::settings::{self, Settings};

/// The settings of the scenario, with the lines of its own file.
pub(super) fn read(problems: &Problems<'_>, file: &str, text: &str) -> (Settings, Vec<String>) {
    let inline = inline_table(text);
    let part = inline
        .as_ref()
        .map_or_else(|| settings_part(text), |(_, part)| part.clone());
    let (settings, found) = settings::parse(&part);
    let mut warnings = Vec::new();
    for problem in found {
        let line = inline.as_ref().map_or(problem.line, |(line, _)| *line);
        let key = problem.key.map_or_else(String::new, |key| format!("settings.{key}: "));
        if problem.replaced {
            problems.add_at_line(line, format!("{key}{}", problem.what));
        } else {
            warnings.push(format!("{file}:{line}: {key}{}", problem.what));
        }
    }
    (settings, warnings)
}

/// The text with everything but `[settings...]` blanked, line by line, so that lines keep their numbers.
fn settings_part(text: &str) -> String {
    let mut inside = false;
    let mut at_root = true;
    let mut part = String::new();
    for line in text.lines() {
        let bare = line.trim_start();
        if let Some(header) = bare.strip_prefix('[') {
            at_root = false;
            let inner = header.trim_start().strip_prefix("settings");
            inside = inner.is_some_and(|rest| rest.trim_start().starts_with(['.', ']']));
            if let Some(rest) = inner
                .and_then(|rest| rest.trim_start().strip_prefix('.'))
                .filter(|_| inside)
            {
                part.push_str(&format!("[{}", rest.trim_start()));
            }
        } else if inside {
            part.push_str(line);
        } else if let Some(rest) = bare.strip_prefix("settings.").filter(|_| at_root) {
            part.push_str(rest);
        }
        part.push('\n');
    }
    part
}

/// `settings = { ... }` on one line: that line, and what it says as a file of its own.
fn inline_table(text: &str) -> Option<(usize, String)> {
    let root = text.lines().take_while(|line| !line.trim_start().starts_with('['));
    let is_settings = |line: &str| {
        line.trim_start()
            .strip_prefix("settings")
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let (index, _) = root.enumerate().find(|(_, line)| is_settings(line))?;
    let table: toml::Table = text.parse().ok()?;
    Some((index + 1, toml::to_string(table.get("settings")?).ok()?))
}
