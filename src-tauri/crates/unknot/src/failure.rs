//! Why a command could not do what it was asked, with its exit status.

use std::process::ExitCode;

use unknot_core::record::RecordError;
use unknot_link::{Code, Fault};

/// A command ended without success.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// It could not be done: exit 1.
    #[error("{0}")]
    NotDone(String),
    /// What was given is wrong: exit 2.
    #[error("{0}")]
    BadInput(String),
}

impl Failure {
    pub(crate) fn status(&self) -> ExitCode {
        match self {
            Failure::NotDone(_) => ExitCode::from(1),
            Failure::BadInput(_) => ExitCode::from(2),
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault.code {
            Code::BadRequest | Code::BadSetting | Code::Unknown => Failure::BadInput(fault.message),
            Code::Version | Code::TooLarge | Code::NotNow | Code::Storage | Code::NoResident | Code::Internal => {
                Failure::NotDone(fault.message)
            }
        }
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        Failure::NotDone(error.message)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Failure::NotDone(error.to_string())
    }
}
