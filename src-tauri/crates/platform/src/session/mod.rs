//! Lock and sleep: from logind on the system bus, and from screensavers on the session bus.

mod lock;
mod login;
mod logind;
mod screensaver;

pub(crate) use lock::Lock;
pub(crate) use logind::stay_connected;
pub(crate) use screensaver::{SaverNews, is_saver, watch};
