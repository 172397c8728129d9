//! What differs between desktops: how a window comes forward, under which name, and how it learns that its page is dead.

pub(crate) use imp::{enter, raise, settle};

#[cfg(target_os = "linux")]
mod imp {
    use gtk::gdk::RGBA;
    use gtk::prelude::{GtkSettingsExt, GtkWindowExt};
    use tauri::{Manager, WebviewWindow};
    use unknot_link::{Code, Fault};
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt};

    /// Brings a window to the front. The token says that a person asked for it, and when: without one the desktop may only mark the
    /// window as wanting attention.
    pub(crate) fn raise(window: &WebviewWindow, token: Option<&str>) -> tauri::Result<()> {
        let token = token.map(str::to_owned);
        let raised = window.clone();
        window.run_on_main_thread(move || {
            let Ok(window) = raised.gtk_window() else { return };
            match token {
                Some(token) => {
                    window.set_startup_id(&token);
                    window.present_with_time(pressed_at(&token));
                }
                None => window.present(),
            }
        })
    }

    /// When the press behind a startup id happened, in the X server's milliseconds; 0 ("now") where the id does not say.
    fn pressed_at(token: &str) -> u32 {
        token
            .rsplit_once("_TIME")
            .and_then(|(_, time)| time.parse().ok())
            .unwrap_or(0)
    }

    /// Comes to the display, under the name by which desktops find the program's entry and icon. Before the first window.
    pub(crate) fn enter() -> Result<(), Fault> {
        gtk::glib::set_prgname(Some("unknot"));
        // Tauri would panic.
        gtk::init().map_err(|_| {
            Fault::new(
                Code::Internal,
                "there is no display to show a window on; DISPLAY or WAYLAND_DISPLAY must name one that runs",
            )
        })
    }

    /// Gives a new web view the colour of the page to come, and lets the program end with its page.
    ///
    /// A page whose process died leaves an empty window that answers nothing; the resident sees a window lost and can start another.
    pub(crate) fn settle(window: &WebviewWindow) -> tauri::Result<()> {
        let app = window.app_handle().clone();
        window.with_webview(move |view| {
            view.inner().set_background_color(&paper());
            view.inner().connect_web_process_terminated(move |_, reason| {
                // Asked for is what a driver of tests does at the end of its session.
                let asked = reason == WebProcessTerminationReason::TerminatedByApi;
                app.exit(i32::from(!asked));
            });
        })
    }

    /// The ground of the pages: without it a dark desktop is lit up white until the first paint.
    fn paper() -> RGBA {
        let dark = gtk::Settings::default().is_some_and(|settings| settings.is_gtk_application_prefer_dark_theme());
        let [red, green, blue] = if dark { [0x16, 0x1b, 0x26] } else { [0xfb, 0xf8, 0xf4] };
        RGBA::new(
            f64::from(red) / 255.0,
            f64::from(green) / 255.0,
            f64::from(blue) / 255.0,
            1.0,
        )
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_time_of_the_press_is_read_from_the_startup_id() {
            assert_eq!(pressed_at("dunst-4711-laptop_TIME20188"), 20188);
            assert_eq!(pressed_at("0b6bd8f5-no-time-in-this-one"), 0);
            assert_eq!(pressed_at("x_TIMElater"), 0);
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod imp {
    use tauri::WebviewWindow;
    use unknot_link::Fault;

    /// Brings a window to the front. These systems have no token.
    pub(crate) fn raise(window: &WebviewWindow, _token: Option<&str>) -> tauri::Result<()> {
        window.set_focus()
    }

    /// The bundle or the shortcut names the program here, and a display is always there.
    pub(crate) fn enter() -> Result<(), Fault> {
        Ok(())
    }

    /// These web views bring a page back by themselves.
    pub(crate) fn settle(_window: &WebviewWindow) -> tauri::Result<()> {
        Ok(())
    }
}
