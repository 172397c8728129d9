//! Drives the machine through a scenario: time first, then input, then answers, then events in their order.

use std::collections::VecDeque;
use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;

use crate::Now;
use crate::breaks::{Answer, Breaks, Ended, Event, Input, Rotation, Rules, ShownAs, What};
use crate::plan::{Prompt, Prompts};

use super::line::{Happened, Line, Summary};
use super::scenario::{Respond, Scenario, Step};
use super::typing::Typing;

const ANSWER_AFTER: Duration = Duration::from_secs(2);
const SNOOZE: Duration = Duration::from_secs(300);

/// Runs `scenario` with the movements of `rotation` and gives each line to `tell`, the summary last.
pub fn run(scenario: &Scenario, rotation: Rotation, mut tell: impl FnMut(&Line)) {
    let mut world = World::new(scenario, rotation);
    world.live();
    for line in world.lines {
        tell(&line);
    }
}

/// An answer that is under way.
#[derive(Debug, Clone, Copy)]
struct Coming {
    at: Duration,
    showing: u64,
    answer: Answer,
    /// Half the break's length after the start, it is stopped.
    then_stop: bool,
}

struct World<'s> {
    scenario: &'s Scenario,
    machine: Breaks,
    prompts: Prompts,
    next_prompt: Option<DateTime<Tz>>,
    /// True time since the start.
    t: Duration,
    zone: Tz,
    /// What the app's clock shows beyond the true one.
    set_by: TimeDelta,
    typing: Option<Typing>,
    asleep: bool,
    answers: VecDeque<Coming>,
    shown: u64,
    lines: Vec<Line>,
    sums: Summary,
}

impl<'s> World<'s> {
    fn new(scenario: &'s Scenario, rotation: Rotation) -> Self {
        let rules = Rules {
            breaks: scenario.settings.breaks.clone(),
            hours: scenario.settings.hours.clone(),
        };
        let start = Now {
            boot: Duration::ZERO,
            mono: Duration::ZERO,
            wall: scenario.start,
        };
        let mut world = Self {
            scenario,
            machine: Breaks::new(rules, rotation, start),
            prompts: Prompts::new(scenario.start),
            next_prompt: Some(scenario.start),
            t: Duration::ZERO,
            zone: scenario.zone,
            set_by: TimeDelta::zero(),
            typing: None,
            asleep: false,
            answers: VecDeque::new(),
            shown: 0,
            lines: Vec::new(),
            sums: Summary {
                event: "summary",
                ..Summary::default()
            },
        };
        world.prompt();
        world
    }

    fn wall_at(&self, t: Duration) -> DateTime<Tz> {
        let passed = TimeDelta::from_std(t).unwrap_or_default();
        (self.scenario.start + passed + self.set_by).with_timezone(&self.zone)
    }

    fn now(&self) -> Now {
        Now {
            boot: self.t,
            mono: self.t,
            wall: self.wall_at(self.t),
        }
    }

    fn live(&mut self) {
        let mut steps = self.scenario.steps.iter().peekable();
        loop {
            let event = steps.peek().map(|(at, _)| *at);
            let border = [event, self.next_answer(), self.prompt_due(), Some(self.scenario.end)]
                .into_iter()
                .flatten()
                .min();
            self.skip_typing(border);
            let input = self.typing.map(|typing| typing.next);
            let machine = self.machine.next_wake();
            let Some(next) = [border, input, machine]
                .into_iter()
                .flatten()
                .min()
                .filter(|next| *next <= self.scenario.end)
            else {
                break;
            };
            self.t = next.max(self.t);
            self.step(Input::Tick);
            self.prompt();
            self.input();
            self.answer();
            while let Some((_, step)) = steps.next_if(|(at, _)| *at <= self.t) {
                self.happen(*step);
            }
            let nothing_left = steps.peek().is_none() && self.t >= self.scenario.end;
            if nothing_left && self.next_answer().is_none_or(|at| at > self.t) {
                break;
            }
        }
        self.sum_up();
    }

    fn step(&mut self, input: Input) {
        for event in self.machine.step(self.now(), input) {
            self.note(&event);
        }
    }

    fn note(&mut self, event: &Event) {
        match &event.what {
            What::Ended { ended: Ended::Done, .. } => {
                self.sums.taken += 1;
                self.sums.offered += 1;
            }
            What::Ended { .. } | What::Expired(_) => self.sums.offered += 1,
            What::Natural(..) => self.sums.natural += 1,
            What::Offered { .. }
            | What::Due(_)
            | What::Taking { .. }
            | What::Swapped { .. }
            | What::Snoozed(..)
            | What::Held(..)
            | What::Released(..)
            | What::Sat { .. }
            | What::Dropped
            | What::Gap(..) => {}
        }
        self.lines.extend(Happened::from_event(event).map(Line::Happened));
        match event.what {
            What::Offered { .. } => self.plan_answer(event.boot),
            What::Taking { .. } => self.type_no_more(),
            What::Ended { .. } => self.type_on_after(event.boot),
            What::Due(_)
            | What::Swapped { .. }
            | What::Snoozed(..)
            | What::Expired(_)
            | What::Held(..)
            | What::Released(..)
            | What::Natural(..)
            | What::Sat { .. }
            | What::Dropped
            | What::Gap(..) => {}
        }
    }

    /// Each showing takes the next of the scenario's answers, from the beginning again at the end.
    fn plan_answer(&mut self, offered: Duration) {
        let offers = &self.scenario.offers;
        let turn = usize::try_from(self.shown).unwrap_or_default();
        self.shown += 1;
        let Some(respond) = (!offers.is_empty()).then(|| offers[turn % offers.len()]) else {
            return;
        };
        let Some(showing) = self.machine.shown().map(|shown| shown.number) else {
            return;
        };
        let (after, answer) = match respond {
            Respond::Ignore => return,
            Respond::Start | Respond::Stop => (ANSWER_AFTER, Answer::Start),
            Respond::Skip => (ANSWER_AFTER, Answer::Skip),
            Respond::Snooze => (ANSWER_AFTER, Answer::Snooze(SNOOZE)),
            Respond::Late => (self.scenario.delay, Answer::Start),
        };
        self.answers.push_back(Coming {
            at: offered + after,
            showing,
            answer,
            then_stop: respond == Respond::Stop,
        });
    }

    fn next_answer(&self) -> Option<Duration> {
        self.answers.iter().map(|coming| coming.at).min()
    }

    fn answer(&mut self) {
        while let Some(index) = self.answers.iter().position(|coming| coming.at <= self.t) {
            let Some(coming) = self.answers.remove(index) else {
                return;
            };
            let shown = self.machine.shown().filter(|shown| shown.number == coming.showing);
            let Some(shown) = shown.filter(|_| !self.asleep && self.machine.can_take(coming.answer)) else {
                continue;
            };
            self.step(Input::Answer(coming.answer));
            if coming.then_stop {
                let half = Duration::from_secs(shown.length.as_secs() / 2);
                self.answers.push_back(Coming {
                    at: self.t + half,
                    answer: Answer::Stop,
                    then_stop: false,
                    ..coming
                });
            }
        }
    }

    /// From start to end of a break nobody types ...
    fn type_no_more(&mut self) {
        if let Some(typing) = self.typing.as_mut() {
            typing.next = Duration::MAX;
        }
    }

    /// ... and the next input comes one interval after the end. A break skipped before its start never stopped the typing.
    fn type_on_after(&mut self, end: Duration) {
        if let Some(typing) = self.typing.as_mut().filter(|typing| typing.next == Duration::MAX) {
            typing.next = end + typing.every;
        }
    }

    fn is_taking(&self) -> bool {
        self.machine
            .shown()
            .is_some_and(|shown| matches!(shown.as_what, ShownAs::Card { .. }))
    }

    /// While the person is there, only the last input before the next change matters.
    fn skip_typing(&mut self, border: Option<Duration>) {
        let border = [border, self.machine.next_wake()].into_iter().flatten().min();
        if let (Some(typing), Some(border), true) = (self.typing.as_mut(), border, self.machine.is_there()) {
            typing.skip_to_before(border);
        }
    }

    fn input(&mut self) {
        if self.typing.is_none_or(|typing| typing.next > self.t) {
            return;
        }
        if let Some(typing) = self.typing.as_mut() {
            typing.step();
        }
        self.step(Input::Typed);
    }

    fn happen(&mut self, step: Step) {
        match step {
            Step::Active { every } => {
                let taking = self.is_taking();
                let next = if taking { Duration::MAX } else { self.t + every };
                self.typing = Some(Typing { next, every });
                if !taking {
                    self.step(Input::Typed);
                }
            }
            Step::Idle => self.typing = None,
            Step::Lock => {
                self.typing = None;
                self.step(Input::Locked(true));
            }
            Step::Unlock => {
                self.typing = None;
                self.step(Input::Locked(false));
            }
            Step::Sleep => {
                self.typing = None;
                self.step(Input::Sleep);
                self.asleep = true;
            }
            Step::Wake => {
                self.asleep = false;
                self.step(Input::Wake);
                self.prompt();
            }
            Step::Signal(signal, on) => self.step(Input::Signal(signal, on)),
            Step::Pause(length) => self.step(Input::Pause(length)),
            Step::Resume => self.step(Input::Resume),
            Step::Clock(to) => {
                self.set_by += to.signed_duration_since(self.wall_at(self.t));
                self.jump();
            }
            Step::Zone(zone) => {
                self.zone = zone;
                self.jump();
            }
            Step::Restart => self.restart(self.machine.save()),
            Step::Crash => self.crash(),
        }
    }

    fn jump(&mut self) {
        self.step(Input::Tick);
        self.next_prompt = Some(self.wall_at(self.t));
        self.prompt();
    }

    fn restart(&mut self, saved: crate::breaks::Saved) {
        self.typing = None;
        let rotation = self.machine.rotation_mut().clone();
        let (machine, events) = Breaks::resume(self.machine.rules().clone(), rotation, saved, self.now());
        self.machine = machine;
        for event in events {
            self.note(&event);
        }
    }

    /// Starts from what a killed resident would find on disk: the state's text.
    fn crash(&mut self) {
        let on_disk = toml::to_string(&self.machine.save());
        let found = on_disk.ok().and_then(|text| toml::from_str(&text).ok());
        self.restart(found.unwrap_or_else(|| self.machine.save()));
    }

    fn prompt_due(&self) -> Option<Duration> {
        let at = self.next_prompt?.signed_duration_since(self.scenario.start) - self.set_by;
        (!self.asleep).then(|| at.to_std().unwrap_or_default().max(self.t))
    }

    fn prompt(&mut self) {
        if self.prompt_due().is_none_or(|due| due > self.t) {
            return;
        }
        let wall = self.wall_at(self.t);
        let settings = &self.scenario.settings;
        for prompt in self.prompts.pass(wall, settings) {
            self.lines.push(Line::Happened(match prompt {
                Prompt::Session => Happened::session_due(wall, settings.plan.length),
                Prompt::Review => Happened::review_due(wall),
            }));
        }
        self.next_prompt = self.prompts.next(wall, settings);
    }

    fn sum_up(&mut self) {
        self.t = self.scenario.end;
        if !self.asleep {
            self.step(Input::Tick);
        }
        self.sums.offered += u32::from(self.machine.shown_and_open());
        self.sums.active_minutes = self.machine.use_in_all().as_secs() / 60;
        self.sums.longest_sitting_minutes = self.machine.longest_sitting().as_secs() / 60;
        self.lines.push(Line::Summary(self.sums.clone()));
    }
}
