//! A window that covers the screen, under a real window manager.

use std::process::{Command, Stdio};
use std::time::Duration;

use unknot_core::Signal;
use unknot_core::ports::{Availability, Desktop, Look, Sensed};
use unknot_platform::Setup;
use x11rb::COPY_DEPTH_FROM_PARENT;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::world::{Display, Listener, Running, eventually};

struct Screen {
    display: Display,
    x: RustConnection,
    root: Window,
    _manager: Running,
}

impl Screen {
    fn start() -> Self {
        let display = Display::start();
        let manager = Running::start(
            Command::new("openbox")
                .env("DISPLAY", &display.name)
                .stdout(Stdio::null()),
        );
        let (x, screen) = RustConnection::connect(Some(&display.name)).expect("the display");
        let root = x.setup().roots[screen].root;
        let screen = Self {
            display,
            x,
            root,
            _manager: manager,
        };
        eventually("the window manager runs", || {
            !screen.list(root, "_NET_SUPPORTED").is_empty()
        });
        screen
    }

    fn atom(&self, name: &str) -> u32 {
        let atom = self.x.intern_atom(false, name.as_bytes()).expect("sent");
        atom.reply().expect("an atom").atom
    }

    fn list(&self, window: Window, property: &str) -> Vec<u32> {
        let property = self.atom(property);
        let reply = self.x.get_property(false, window, property, AtomEnum::ANY, 0, 1024);
        let reply = reply.expect("sent").reply().expect("a property");
        reply.value32().into_iter().flatten().collect()
    }

    fn window(&self) -> Window {
        let window = self.x.generate_id().expect("an id");
        let look = CreateWindowAux::new();
        self.x
            .create_window(
                COPY_DEPTH_FROM_PARENT,
                window,
                self.root,
                0,
                0,
                200,
                100,
                0,
                WindowClass::INPUT_OUTPUT,
                0,
                &look,
            )
            .expect("sent");
        eventually("it is managed", || {
            // A window that is mapped while the window manager is starting is overlooked by it for ever.
            self.x.unmap_window(window).expect("sent");
            self.x.map_window(window).expect("sent");
            std::thread::sleep(Duration::from_millis(100));
            self.list(self.root, "_NET_CLIENT_LIST").contains(&window)
        });
        // As a pager asks: a window manager need not put every new window in front.
        self.ask("_NET_ACTIVE_WINDOW", window, [2, 0, 0, 0, 0]);
        eventually("it is active", || {
            self.list(self.root, "_NET_ACTIVE_WINDOW").first() == Some(&window)
        });
        window
    }

    fn ask_to_cover(&self, window: Window, covering: bool) {
        let full = self.atom("_NET_WM_STATE_FULLSCREEN");
        self.ask("_NET_WM_STATE", window, [u32::from(covering), full, 0, 1, 0]);
    }

    fn ask(&self, what: &str, window: Window, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, window, self.atom(what), data);
        let to = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.x.send_event(false, self.root, to, message).expect("sent");
        self.x.flush().expect("sent");
    }
}

#[test]
fn a_card_of_our_own_that_covers_the_screen_holds_nothing() {
    let screen = Screen::start();
    let mut listener = on(&screen);
    let card = screen.window();
    screen
        .x
        .change_property8(
            PropMode::REPLACE,
            card,
            AtomEnum::WM_CLASS,
            AtomEnum::STRING,
            b"unknot-window\0Unknot-window\0",
        )
        .expect("sent");
    screen.ask_to_cover(card, true);
    let full = screen.atom("_NET_WM_STATE_FULLSCREEN");
    eventually("it covers the screen", || {
        screen.list(card, "_NET_WM_STATE").contains(&full)
    });
    listener.desktop.watch_gap(Some(Duration::from_secs(1000)));
    assert_eq!(listener.next_within(Duration::from_millis(300)), None);
}

fn on(screen: &Screen) -> Listener {
    Listener::start(Setup {
        display: Some(screen.display.name.clone()),
        session_bus: Some("unix:path=/nonexistent".into()),
        system_bus: Some("unix:path=/nonexistent".into()),
        ..Setup::default()
    })
}

#[test]
fn a_window_that_covers_the_screen_is_told_while_a_break_waits() {
    let screen = Screen::start();
    let mut listener = on(&screen);
    assert_eq!(
        listener.desktop.presence()["fullscreen"],
        Availability::Available("X11 active window".into())
    );
    let film = screen.window();
    screen.ask_to_cover(film, true);
    let full = screen.atom("_NET_WM_STATE_FULLSCREEN");
    eventually("it covers the screen", || {
        screen.list(film, "_NET_WM_STATE").contains(&full)
    });
    assert_eq!(listener.next_within(Duration::from_millis(200)), None, "no break waits");
    let covers = |on| Sensed::Signal(Signal::Fullscreen, on);
    let long = Some(Duration::from_secs(1000));
    listener.desktop.watch_gap(long);
    assert_eq!(listener.next(), covers(true));
    // The engine stops waiting for a gap once the break is held; the end of the film is told all the same.
    listener.desktop.watch_gap(None);
    eventually("it is heard", || listener.desktop.look() != Look::Unavailable);
    screen.ask_to_cover(film, false);
    assert_eq!(listener.next(), covers(false));
    screen.ask_to_cover(film, true);
    assert_eq!(listener.next_within(Duration::from_millis(200)), None, "no break waits");
    listener.desktop.watch_gap(long);
    assert_eq!(listener.next(), covers(true));
    screen.window();
    assert_eq!(listener.next(), covers(false), "another window is in front");
}
