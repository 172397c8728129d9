//! The resident: takes the data folder's lock, wires engine, desktop, link and alarm together, and waits for the end.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::{env, thread};

use unknot_app::files::{SettingsFile, StateFile};
use unknot_app::{Doorkeeper, Engine, Message, Parts, run};
use unknot_core::catalogue::Catalogue;
use unknot_core::ports::Sensed;
use unknot_link::{Address, Call, Client, Code, Fault, Listener, Role, Surface, serve};
use unknot_platform::Setup;
use unknot_store::Store;

use crate::commands::{PATIENCE, screen};
use crate::failure::Failure;
use crate::launch::Launcher;
use crate::pictures::Pictures;
use crate::{clock, folder, say};

/// How often a second start asks the first, which may be just about to listen.
const KNOCKS: u32 = 50;
const BETWEEN_KNOCKS: std::time::Duration = std::time::Duration::from_millis(100);

/// Starts, or shows the one that runs on this folder.
pub(crate) fn start(data_dir: &Path, hidden: bool) -> Result<(), Failure> {
    folder::make(data_dir)?;
    match folder::Lock::take(data_dir)? {
        Some(lock) => live(data_dir, hidden, lock),
        None => show_running(data_dir, hidden),
    }
}

fn show_running(data_dir: &Path, hidden: bool) -> Result<(), Failure> {
    let address = Address::for_data_dir(data_dir)?;
    let knock = || Client::connect(&address, Role::Cli, PATIENCE);
    let mut answer = knock();
    for _ in 0..KNOCKS {
        if answer.as_ref().is_err_and(|fault| fault.code == Code::NoResident) {
            thread::sleep(BETWEEN_KNOCKS);
            answer = knock();
        }
    }
    let client = answer?;
    if !hidden {
        client.call(Call::Show {
            surface: Surface::Today,
            env: Some(screen()),
        })?;
    }
    Ok(())
}

fn live(data_dir: &Path, hidden: bool, lock: folder::Lock) -> Result<(), Failure> {
    tracing_to_stderr();
    let own_program = env::current_exe().ok();
    let record = Store::open(data_dir)?;
    let address = Address::for_data_dir(data_dir)?;
    let listener = Listener::bind(&address)?;
    let (queue, messages) = channel();

    let pictures = Arc::new(Pictures::new(own_program.clone(), data_dir));
    Arc::clone(&pictures).prepare(first_movements());
    let alarm = queue.clone();
    let clock = clock::SystemClock::start(move || send(&alarm, Message::Alarm))?;
    let sensed = queue.clone();
    let desktop = unknot_platform::start(Setup::from_env(), move |what| send(&sensed, Message::Sensed(what)))?;
    let ended = queue.clone();
    let windows = Launcher::new(own_program.as_deref(), data_dir, move || {
        send(&ended, Message::WindowEnded)
    });

    let engine = Engine::start(Parts {
        clock: Box::new(clock),
        desktop: Box::new(desktop),
        record: Box::new(record),
        state: Box::new(StateFile::in_folder(
            data_dir,
            unknot_platform::clock::boot_id().unwrap_or_default(),
        )),
        settings: Box::new(SettingsFile::in_folder(data_dir)),
        windows: Box::new(windows),
        pictures: Arc::clone(&pictures) as Arc<dyn unknot_app::outside::Pictures>,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_dir: data_dir.to_owned(),
    });
    let server = serve(listener, Arc::new(Doorkeeper::new(queue.clone(), pictures)))?;
    if !hidden {
        open_window(&queue);
    }
    let over = end_on_signals(queue)?;
    run(engine, &messages);
    drop(server);
    over.close();
    drop(lock);
    Ok(())
}

/// What the first breaks will show, by the order of the rotation.
fn first_movements() -> Vec<String> {
    let catalogue = Catalogue::builtin();
    catalogue
        .iter()
        .filter(|movement| movement.before_questions)
        .map(|movement| movement.id.clone())
        .collect()
}

fn send(queue: &Sender<Message>, message: Message) {
    // The engine has ended: nobody is left to tell.
    let _ended = queue.send(message);
}

/// The window at the start. Without a display the resident says so and keeps time.
fn open_window(queue: &Sender<Message>) {
    if cfg!(target_os = "linux") && screen().vars.iter().all(|(name, _)| !name.ends_with("DISPLAY")) {
        say::note("there is no display, so no window; keeping time in the background");
        return;
    }
    send(
        queue,
        Message::Sensed(Sensed::Tray(unknot_core::ports::TrayPress::Open)),
    );
}

/// Ends on an interrupt or a request to terminate, as on "Quit".
fn end_on_signals(queue: Sender<Message>) -> Result<signal_hook::iterator::Handle, Failure> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    let handle = signals.handle();
    thread::Builder::new()
        .name("signals".to_owned())
        .stack_size(64 * 1024)
        .spawn(move || {
            for _ in signals.forever() {
                send(&queue, Message::Sensed(Sensed::End));
            }
        })?;
    Ok(handle)
}

fn tracing_to_stderr() {
    let level = env::var("UNKNOT_LOG")
        .ok()
        .and_then(|level| level.parse().ok())
        .unwrap_or(tracing::Level::WARN);
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
}

/// The folder as the link names it.
pub(crate) fn connect(data_dir: &Path) -> Result<Client, Fault> {
    let address = Address::for_data_dir(data_dir)?;
    Client::connect(&address, Role::Cli, PATIENCE)
}

/// The data folder that was asked for.
pub(crate) fn data_dir(asked: Option<PathBuf>) -> Result<PathBuf, Failure> {
    folder::resolve(asked)
}
