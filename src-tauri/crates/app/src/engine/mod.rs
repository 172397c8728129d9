//! The one thread that owns the state: break machine, record, settings, what is on the screen.

mod access;
mod act;
mod facts;
mod log;
mod sense;
mod state;
mod window;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, SyncSender};
use std::time::Duration;

use serde_json::Value;
use unknot_core::Now;
use unknot_core::breaks::{Breaks, Event, Input, Rules};
use unknot_core::catalogue::{Catalogue, Item};
use unknot_core::ports::{Availability, Desktop, Sensed};
use unknot_core::record::Record;
use unknot_core::settings::Settings;
use unknot_link::views::SettingsProblem;
use unknot_link::{Call, Fault, Peer, PeerHandle};

use crate::outside::{Clock, Pictures, SettingsFile, StateFile, Windows};
use crate::words::Words;

use act::Screen;
use facts::OpenBreak;
pub(crate) use log::{DayLog, Spent};
use sense::Sleep;
use state::Keeper;
use window::Guests;

/// Everything that reaches the engine, through one queue.
#[derive(Debug)]
pub enum Message {
    /// The desktop tells something.
    Sensed(Sensed),
    /// Somebody asks something over the link.
    Call {
        /// Who.
        peer: Peer,
        /// What.
        call: Call,
        /// Where the answer goes.
        reply: SyncSender<Result<Value, Fault>>,
    },
    /// Somebody connected.
    Connected(PeerHandle),
    /// Somebody is gone.
    Disconnected(Peer),
    /// The alarm's time has come, or the wall clock was set.
    Alarm,
    /// The window's program ended.
    WindowEnded,
}

/// What an engine is made of.
pub struct Parts {
    /// Reads the clocks.
    pub clock: Box<dyn Clock>,
    /// Tells of the person and shows offers and tray.
    pub desktop: Box<dyn Desktop>,
    /// Keeps facts.
    pub record: Box<dyn Record>,
    /// Keeps the running timer.
    pub state: Box<dyn StateFile>,
    /// Keeps the settings.
    pub settings: Box<dyn SettingsFile>,
    /// Starts the window.
    pub windows: Box<dyn Windows>,
    /// Draws.
    pub pictures: std::sync::Arc<dyn Pictures>,
    /// Program version, for the record.
    pub version: String,
    /// The data folder, for whoever asks.
    pub data_dir: std::path::PathBuf,
}

/// The engine.
pub struct Engine {
    clock: Box<dyn Clock>,
    desktop: Box<dyn Desktop>,
    record: Box<dyn Record>,
    settings_file: Box<dyn SettingsFile>,
    pictures: std::sync::Arc<dyn Pictures>,
    version: String,
    data_dir: std::path::PathBuf,
    machine: Breaks,
    settings: Settings,
    problems: Vec<SettingsProblem>,
    presence: BTreeMap<String, Availability>,
    words: Words,
    sleep: Sleep,
    keeper: Keeper,
    open: OpenBreak,
    log: DayLog,
    screen: Screen,
    guests: Guests,
    /// Facts that could not be written yet.
    unwritten: Vec<unknot_core::record::Fact>,
    ended: bool,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("machine", &self.machine)
            .finish_non_exhaustive()
    }
}

impl Engine {
    /// Goes on from what an earlier resident left, and tells desktop and alarm what to watch for.
    pub fn start(parts: Parts) -> Self {
        let Parts {
            mut clock,
            desktop,
            record,
            state,
            settings: mut settings_file,
            windows,
            pictures,
            version,
            data_dir,
        } = parts;
        let now = clock.now();
        let (settings, problems) = settings_file.load();
        let mut keeper = Keeper::new(state);
        let rotation = crate::rotation(&Catalogue::builtin(), &kit(), false);
        let (machine, open, log, events) = keeper.resume(rules(&settings), rotation, record.as_ref(), now);
        let presence = desktop.presence();
        let mut engine = Self {
            clock,
            desktop,
            record,
            settings_file,
            pictures,
            version,
            data_dir,
            machine,
            settings,
            problems,
            presence,
            words: Words::english(),
            sleep: Sleep::seen_at(now),
            keeper,
            open,
            log,
            screen: Screen::default(),
            guests: Guests::new(windows),
            unwritten: Vec::new(),
            ended: false,
        };
        engine.begin(now, events);
        engine
    }

    /// The person asked the resident to end, or the desktop did.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Takes one message, carries everything through and re-arms the alarm.
    pub fn handle(&mut self, message: Message) {
        let now = self.clock.now();
        self.notice_sleep(now);
        self.look(now, &message);
        match message {
            Message::Sensed(sensed) => self.sensed(now, sensed),
            Message::Call { peer, call, reply } => {
                let answer = self.answer(now, peer, call);
                // A caller that has gone away takes no answer.
                let _gone = reply.try_send(answer);
            }
            Message::Connected(peer) => self.guests.connected(peer),
            Message::Disconnected(peer) => self.lost(now, peer),
            Message::Alarm => {}
            Message::WindowEnded => self.window_ended(now),
        }
        self.step(now, Input::Tick);
        self.carry_out(now);
    }

    /// Gives `input` to the machine and writes down what happened.
    fn step(&mut self, now: Now, input: Input) {
        let before = self.machine.stage();
        let events = self.machine.step(now, input);
        self.note(now, &events);
        if self.machine.stage() != before {
            self.keeper.stage_changed();
        }
    }

    fn note(&mut self, now: Now, events: &[Event]) {
        for event in events {
            self.write_down(event);
            self.log.note(event);
            self.screen.note(event);
        }
        self.log.presence(now, self.machine.is_there());
    }

    /// The next instant at which the engine itself has something to do.
    fn next_wake(&self) -> Option<Duration> {
        [
            self.machine.next_wake(),
            self.keeper.next_look(),
            self.screen.closes_at(),
        ]
        .into_iter()
        .flatten()
        .min()
    }
}

/// Runs the engine until it has ended or nobody can send to it any more.
pub fn run(mut engine: Engine, messages: &Receiver<Message>) {
    while let Ok(message) = messages.recv() {
        engine.handle(message);
        if engine.ended() {
            break;
        }
    }
    engine.close();
}

fn rules(settings: &Settings) -> Rules {
    Rules {
        breaks: settings.breaks.clone(),
        hours: settings.hours.clone(),
    }
}

/// What everybody who works at a desk has; the welcome asks for the rest.
fn kit() -> BTreeSet<Item> {
    BTreeSet::from([Item::Chair, Item::Wall])
}
