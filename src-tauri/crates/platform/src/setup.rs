use std::env;

/// Where the desktop is to be found. The resident may run before or beside a desktop, so this is an argument.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setup {
    /// X display (":0"), where there is one.
    pub display: Option<String>,
    /// "wayland" or "x11", as the session says. On Wayland an X display sees only some input, so it is not asked.
    pub session_type: Option<String>,
    /// What the desktop calls itself ("ubuntu:GNOME").
    pub desktop: Option<String>,
    /// Address of the session bus; `None` for the usual place. The tray icon has a connection of its own, always to the usual place.
    pub session_bus: Option<String>,
    /// Address of the system bus; `None` for the usual place.
    pub system_bus: Option<String>,
    /// The login session this program belongs to, where its starter knew it.
    pub session_id: Option<String>,
}

impl Setup {
    /// What the environment of this process says.
    pub fn from_env() -> Self {
        let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            display: set("DISPLAY"),
            session_type: set("XDG_SESSION_TYPE").or_else(|| set("WAYLAND_DISPLAY").map(|_| "wayland".into())),
            desktop: set("XDG_CURRENT_DESKTOP"),
            session_bus: None,
            system_bus: None,
            session_id: set("XDG_SESSION_ID"),
        }
    }

    /// The display to ask for idle time: none on Wayland, where X clients see the input of X windows only.
    #[cfg(target_os = "linux")]
    pub(crate) fn idle_display(&self) -> Option<&str> {
        match self.session_type.as_deref() {
            Some("wayland") => None,
            Some(_) | None => self.display.as_deref(),
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn an_x_display_under_wayland_is_not_asked_for_idle_time() {
        let mut setup = Setup {
            display: Some(":0".into()),
            ..Setup::default()
        };
        assert_eq!(setup.idle_display(), Some(":0"));
        setup.session_type = Some("x11".into());
        assert_eq!(setup.idle_display(), Some(":0"));
        setup.session_type = Some("wayland".into());
        assert_eq!(setup.idle_display(), None);
    }
}
