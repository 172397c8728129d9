//! The real engine, record and link, in a world whose clock stands until the test moves it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;
use unknot_app::files::{SettingsFile, StateFile};
use unknot_app::outside::{Clock, Pictures, Windows};
use unknot_app::{Doorkeeper, Engine, Message, Parts, run};
use unknot_core::Now;
use unknot_core::ports::Sensed;
use unknot_figure::{Figure, poses};
use unknot_link::views::ClipPlace;
use unknot_link::{Address, Call, Code, Fault, Listener, Peer, Role, Server, WindowEnv, serve};
use unknot_store::Store;

use crate::desktop::Stage;

/// The clock of a world.
#[derive(Debug, Clone)]
struct Hands(Arc<Mutex<(Now, Option<Duration>)>>);

impl Hands {
    fn read(&self) -> MutexGuard<'_, (Now, Option<Duration>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for Hands {
    fn now(&mut self) -> Now {
        self.read().0
    }

    fn wake_at(&mut self, at: Option<Duration>) {
        self.read().1 = at;
    }
}

/// Windows are pages of a browser here: they come by themselves.
struct NoWindows;

impl Windows for NoWindows {
    fn start(&mut self, _asker: Option<&WindowEnv>, _token: Option<&str>) -> Result<(), String> {
        Err("in this world windows come by themselves".to_owned())
    }
}

/// Clips drawn in this process, kept in the world's folder.
struct DrawnHere {
    folder: PathBuf,
    drawing: Mutex<()>,
}

impl Pictures for DrawnHere {
    fn still(&self, _movement: &str) -> Option<PathBuf> {
        None
    }

    fn clip(&self, movement: &str) -> Result<ClipPlace, Fault> {
        let unknown = |why: String| Fault::new(Code::Unknown, why);
        let _turn = self.drawing.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.folder.join(format!("{movement}.clip"));
        if !path.is_file() {
            let text = poses::builtin(movement).ok_or_else(|| unknown(format!("no picture of {movement}")))?;
            let bytes = draw(movement, text).map_err(unknown)?;
            std::fs::write(&path, bytes).map_err(|error| unknown(error.to_string()))?;
        }
        let length = std::fs::metadata(&path)
            .map_err(|error| unknown(error.to_string()))?
            .len();
        Ok(ClipPlace {
            path: path.to_string_lossy().into_owned(),
            offset: 0,
            length,
        })
    }
}

/// Draws in a thread of its own: the link's threads have no room for it.
fn draw(movement: &str, text: &'static str) -> Result<Vec<u8>, String> {
    let id = movement.to_owned();
    let drawing = thread::Builder::new().stack_size(16 << 20).spawn(move || {
        let figure = Figure::parse(&id, text).map_err(|problems| format!("{problems:?}"))?;
        figure
            .clip([520.0, 368.0])
            .to_gzip_json()
            .map_err(|error| error.to_string())
    });
    drawing
        .map_err(|error| error.to_string())?
        .join()
        .map_err(|_| "the drawing broke off".to_owned())?
}

/// A resident that lives until it is told to end.
struct Resident {
    queue: Sender<Message>,
    thread: JoinHandle<()>,
    _server: Server,
}

/// A world: a data folder, a clock, a person at a desktop, and, unless it has died, a resident.
pub struct World {
    folder: PathBuf,
    hands: Hands,
    /// The person and their desktop.
    pub stage: Stage,
    resident: Option<Resident>,
}

impl World {
    /// A world at `start`, over a data folder that must exist, with a resident that just started.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn new(folder: &Path, start: DateTime<Tz>) -> Result<Self> {
        // A day after boot, so that nothing hides behind a clock that cannot go below zero.
        let boot = Duration::from_secs(24 * 3600);
        let now = Now {
            boot,
            mono: boot,
            wall: start,
        };
        let mut world = Self {
            folder: folder.to_owned(),
            hands: Hands(Arc::new(Mutex::new((now, None)))),
            stage: Stage::default(),
            resident: None,
        };
        world.start()?;
        Ok(world)
    }

    /// Where the resident listens.
    ///
    /// # Errors
    /// When the folder is gone.
    pub fn address(&self) -> Result<Address> {
        Ok(Address::for_data_dir(&self.folder)?)
    }

    /// A resident begins, or begins again.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn start(&mut self) -> Result<()> {
        let (queue, messages): (Sender<Message>, Receiver<Message>) = channel();
        let pictures: Arc<dyn Pictures> = Arc::new(DrawnHere {
            folder: self.folder.clone(),
            drawing: Mutex::new(()),
        });
        let listener = Listener::bind(&self.address()?)?;
        let engine = Engine::start(Parts {
            clock: Box::new(self.hands.clone()),
            desktop: Box::new(self.stage.clone()),
            record: Box::new(Store::open(&self.folder).map_err(|error| anyhow!(error.message))?),
            state: Box::new(StateFile::in_folder(&self.folder, "one boot".to_owned())),
            settings: Box::new(SettingsFile::in_folder(&self.folder)),
            windows: Box::new(NoWindows),
            pictures: Arc::clone(&pictures),
            version: "test".to_owned(),
            data_dir: self.folder.clone(),
        });
        let server = serve(listener, Arc::new(Doorkeeper::new(queue.clone(), pictures)))?;
        let thread = thread::spawn(move || run(engine, &messages));
        self.resident = Some(Resident {
            queue,
            thread,
            _server: server,
        });
        Ok(())
    }

    /// The resident ends in good order.
    pub fn end(&mut self) {
        if let Some(Resident {
            queue,
            thread,
            _server: server,
        }) = self.resident.take()
        {
            // An engine that has ended by itself needs no telling.
            let _ended = queue.send(Message::Sensed(Sensed::End));
            drop(server);
            let _panicked = thread.join();
        }
    }

    /// Tells the engine something and waits until it is carried through.
    ///
    /// # Errors
    /// When no resident runs.
    pub fn sense(&self, sensed: Sensed) -> Result<()> {
        self.tell(Message::Sensed(sensed))
    }

    fn tell(&self, message: Message) -> Result<()> {
        let resident = self.resident.as_ref().context("no resident runs in this world")?;
        resident.queue.send(message)?;
        let (reply, answer) = sync_channel(1);
        let peer = Peer {
            id: 0,
            role: Role::Cli,
            pid: None,
        };
        resident.queue.send(Message::Call {
            peer,
            call: Call::Status,
            reply,
        })?;
        answer
            .recv()
            .context("the engine has ended")?
            .map_err(|fault| anyhow!(fault.message))?;
        self.tell_not_shown()
    }

    fn tell_not_shown(&self) -> Result<()> {
        let offers = std::mem::take(&mut self.stage.scene().not_shown);
        offers.into_iter().try_for_each(|offer| {
            self.sense(Sensed::NotShown {
                offer,
                why: "this world has no notifications".to_owned(),
            })
        })
    }

    /// Lets time pass; with `typing` the person types once at each such interval.
    ///
    /// # Errors
    /// When no resident runs.
    pub fn advance(&self, by: Duration, typing: Option<Duration>) -> Result<()> {
        let end = self.hands.read().0.boot + by;
        let mut next_input = typing.map(|_| self.hands.read().0.boot);
        loop {
            let alarm = self.hands.read().1.filter(|alarm| *alarm <= end);
            let input = next_input.filter(|input| *input <= end);
            let Some(next) = [alarm, input].into_iter().flatten().min() else {
                break;
            };
            self.turn_to(next);
            if alarm.is_some_and(|alarm| alarm <= next) {
                self.hands.read().1 = None;
                self.tell(Message::Alarm)?;
            }
            if input.is_some_and(|input| input <= next) {
                self.type_once(next)?;
                next_input = typing.map(|every| next + every);
            }
        }
        self.turn_to(end);
        self.tell(Message::Alarm)
    }

    fn type_once(&self, at: Duration) -> Result<()> {
        let tell = {
            let mut scene = self.stage.scene();
            scene.last_input = Some(at);
            std::mem::take(&mut scene.tell_return)
        };
        if tell { self.sense(Sensed::Input(at)) } else { Ok(()) }
    }

    fn turn_to(&self, boot: Duration) {
        let now = &mut self.hands.read().0;
        let passed = boot.saturating_sub(now.boot);
        now.boot += passed;
        now.mono += passed;
        now.wall += TimeDelta::from_std(passed).unwrap_or_default();
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.end();
    }
}
