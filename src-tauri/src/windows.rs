//! The windows: one for the pages, one for the break card, one for the corner card.

use std::sync::Arc;

use tauri::webview::WebviewWindowBuilder;
use tauri::{AppHandle, LogicalPosition, LogicalSize, Manager, Monitor, WebviewUrl, WebviewWindow};
use unknot_link::Surface;

use crate::call::Link;
use crate::desktop;

/// Distance of the corner card from the edges of the work area, in logical pixels.
const MARGIN: f64 = 16.0;
const MAIN: &str = "main";
const CARD: &str = "card";
const CORNER: &str = "corner";

/// The label of the window that a page stands in.
fn label(surface: Surface) -> &'static str {
    match surface {
        Surface::Today | Surface::Week | Surface::Settings => MAIN,
        Surface::Card => CARD,
        Surface::Corner => CORNER,
    }
}

/// The page's address, from the `#` on.
fn route(surface: Surface) -> &'static str {
    match surface {
        Surface::Today => "#/today",
        Surface::Week => "#/week",
        Surface::Settings => "#/settings",
        Surface::Card => "#/card",
        Surface::Corner => "#/corner",
    }
}

/// Brings a page to the front, in the window it has or in a new one. A card asks for no focus; the main window does, with the
/// desktop's `token` where there is one.
pub(crate) fn show(app: &AppHandle, surface: Surface, token: Option<&str>) -> tauri::Result<()> {
    let shown = match app.get_webview_window(label(surface)) {
        Some(window) => turn_to(&window, surface, token),
        None => open(app, surface).and_then(|window| greet(&window, token)),
    };
    // Offered in the corner, taken on the card: never both. Closed last, because with its last window the program ends.
    match surface {
        Surface::Card => close(app, CORNER),
        Surface::Corner => close(app, CARD),
        Surface::Today | Surface::Week | Surface::Settings => {}
    }
    shown
}

/// A page in a window that is there already.
fn turn_to(window: &WebviewWindow, surface: Surface, token: Option<&str>) -> tauri::Result<()> {
    if window.label() != MAIN {
        return Ok(());
    }
    window.eval(format!("location.hash = {:?}", route(surface)))?;
    window.unminimize()?;
    desktop::raise(window, token)
}

/// A new window comes to the front by itself; with a token it may also take the focus from another program.
fn greet(window: &WebviewWindow, token: Option<&str>) -> tauri::Result<()> {
    match token {
        Some(_) if window.label() == MAIN => desktop::raise(window, token),
        Some(_) | None => Ok(()),
    }
}

/// Closes the break's windows; with the last window the program ends.
pub(crate) fn close_cards(app: &AppHandle) {
    close(app, CARD);
    close(app, CORNER);
}

fn close(app: &AppHandle, label: &str) {
    if let Some(window) = app.get_webview_window(label) {
        // It may be closing already.
        let _closing = window.destroy();
    }
}

fn open(app: &AppHandle, surface: Surface) -> tauri::Result<WebviewWindow> {
    let url = WebviewUrl::App(format!("index.html{}", route(surface)).into());
    let link = app.state::<Arc<Link>>();
    let window = WebviewWindowBuilder::new(app, label(surface), url)
        .title("Unknot")
        .data_directory(link.cache())
        .on_navigation(|to| to.scheme() == "tauri" || to.host_str() == Some("tauri.localhost"));
    let window = match surface {
        Surface::Today | Surface::Week | Surface::Settings => window
            .inner_size(1100.0, 760.0)
            .min_inner_size(360.0, 480.0)
            .prevent_overflow()
            .center(),
        Surface::Card => float(window, app, LogicalSize::new(520.0, 640.0), middle)?,
        Surface::Corner => float(window, app, LogicalSize::new(360.0, 150.0), corner)?.skip_taskbar(true),
    };
    let window = window.build()?;
    desktop::settle(&window)?;
    Ok(window)
}

type Builder<'a> = WebviewWindowBuilder<'a, tauri::Wry, AppHandle>;
type Place = fn(Area, LogicalSize<f64>) -> LogicalPosition<f64>;

/// A frameless window above the others that takes no focus when it appears. Its place is a wish: on Wayland the compositor decides.
fn float<'a>(window: Builder<'a>, app: &AppHandle, size: LogicalSize<f64>, place: Place) -> tauri::Result<Builder<'a>> {
    let mut window = window
        .inner_size(size.width, size.height)
        // Fixed by its limits: GTK makes a window that is "not resizable" 200 pixels high at least.
        .min_inner_size(size.width, size.height)
        .max_inner_size(size.width, size.height)
        .decorations(false)
        .always_on_top(true)
        .visible_on_all_workspaces(true)
        .focused(false);
    if let Some(monitor) = attended(app)? {
        let at = place(Area::of(&monitor), size);
        window = window.position(at.x, at.y);
    }
    Ok(window)
}

/// The monitor that the pointer is on, or the first.
fn attended(app: &AppHandle) -> tauri::Result<Option<Monitor>> {
    let pointed = match app.cursor_position() {
        Ok(at) => app.monitor_from_point(at.x, at.y)?,
        Err(_) => None,
    };
    match pointed {
        Some(monitor) => Ok(Some(monitor)),
        None => app.primary_monitor(),
    }
}

/// A monitor without its panels, in logical pixels.
#[derive(Debug, Clone, Copy)]
struct Area {
    at: LogicalPosition<f64>,
    size: LogicalSize<f64>,
}

impl Area {
    fn of(monitor: &Monitor) -> Self {
        let scale = monitor.scale_factor();
        let area = monitor.work_area();
        Self {
            at: area.position.to_logical(scale),
            size: area.size.to_logical(scale),
        }
    }
}

fn middle(area: Area, size: LogicalSize<f64>) -> LogicalPosition<f64> {
    LogicalPosition::new(
        area.at.x + ((area.size.width - size.width) / 2.0).max(0.0),
        area.at.y + ((area.size.height - size.height) / 2.0).max(0.0),
    )
}

fn corner(area: Area, size: LogicalSize<f64>) -> LogicalPosition<f64> {
    LogicalPosition::new(
        area.at.x + (area.size.width - size.width - MARGIN).max(0.0),
        area.at.y + (area.size.height - size.height - MARGIN).max(0.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Area = Area {
        at: LogicalPosition { x: 1920.0, y: 32.0 },
        size: LogicalSize {
            width: 1366.0,
            height: 736.0,
        },
    };

    #[test]
    fn the_corner_card_stands_in_the_corner_of_the_work_area_of_its_own_monitor() {
        let at = corner(SCREEN, LogicalSize::new(360.0, 150.0));
        assert_eq!((at.x, at.y), (1920.0 + 1366.0 - 376.0, 32.0 + 736.0 - 166.0));
    }

    #[test]
    fn the_card_stands_in_the_middle_and_never_off_a_screen_that_is_too_small() {
        let at = middle(SCREEN, LogicalSize::new(520.0, 640.0));
        assert_eq!((at.x, at.y), (1920.0 + 423.0, 32.0 + 48.0));
        let at = middle(SCREEN, LogicalSize::new(2000.0, 800.0));
        assert_eq!((at.x, at.y), (1920.0, 32.0));
    }
}
