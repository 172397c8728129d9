//! Results on stdout, everything else on stderr.

use std::io::{self, Write};

use serde::Serialize;

use crate::failure::Failure;

/// One line of a result. A reader that has gone away (`unknot ... | head`) is no failure.
pub(crate) fn line(text: impl AsRef<str>) -> Result<(), Failure> {
    match writeln!(io::stdout().lock(), "{}", text.as_ref()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// A result as one JSON document.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::NotDone(error.to_string()))?;
    line(text)
}

/// A remark.
pub(crate) fn note(text: impl AsRef<str>) {
    // With stderr closed there is nobody to tell.
    let _closed = writeln!(io::stderr().lock(), "unknot: {}", text.as_ref());
}

pub(crate) fn error(failure: &Failure) {
    note(failure.to_string());
}
