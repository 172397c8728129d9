# Words of the window. Voice: plain, second person, calm; no exclamation marks, no praise, no blame.

## Frame
app = Unknot
nav-label = Pages
nav-today = Today
nav-week = Week
nav-settings = Settings

## Today: one sentence by stage, and the line below it
next-break = Next break at { $time }
lead-use =
    { $minutes ->
        [0] You have just moved.
        [one] One minute at the desk since you last moved.
       *[other] { $minutes } minutes at the desk since you last moved.
    }
lead-then-longer = A longer one at { $time }.
lead-then-short = A short one at { $time }.
back-soon = Counting starts with your next key
lead-back-soon = Nobody is at the desk right now, so nothing falls due.
due = Your break is ready
lead-due = You look busy. I will wait for a gap.
lead-offered = It is waiting for your answer.
taking = Your break is running
lead-taking = The card shows the move and the time left.
held-title = { $reason ->
        [locked] The screen is locked. I will wait.
        [asleep] The machine was asleep. I will wait.
        [safety] Some questions come first.
        [session] A session is running. I will wait.
        [camera] You are in a call. I will wait.
        [microphone] You are in a call. I will wait.
        [screenshare] You are sharing your screen. I will wait.
        [fullscreen] Something is full screen. I will wait.
        [dnd] Do not disturb is on. I will wait.
        [app] A program on your list is open. I will wait.
        [away] Counting starts with your next key
       *[other] I will wait.
    }
held-lead = { $reason ->
        [camera] Time in a call counts as time at the desk.
        [microphone] Time in a call counts as time at the desk.
        [screenshare] It comes when you have finished.
        [fullscreen] It comes when the screen is yours again.
        [dnd] It comes when you switch that off.
        [app] It comes when that program is closed.
        [away] Nobody is at the desk right now.
       *[other] It comes when that is over.
    }
ready-since = Your break has been ready since { $time }.
would-wait = { $reason ->
        [camera] You are in a call; a break would wait for its end.
        [microphone] You are in a call; a break would wait for its end.
        [screenshare] You are sharing your screen; a break would wait.
        [fullscreen] Something is full screen; a break would wait.
        [dnd] Do not disturb is on; a break would wait.
        [app] A program on your list is open; a break would wait.
        [locked] The screen is locked; a break would wait.
       *[other] A break would wait just now.
    }
paused-until = Quiet until { $time }
paused-until-tomorrow = Quiet until { $time } tomorrow
lead-paused = No breaks until then. It ends by itself.
hours-today = See you at { $time }
hours-tomorrow = See you tomorrow at { $time }
hours-on = See you on { $day } at { $time }
hours-none = No working days are set
lead-hours = Outside your working hours no breaks come.
lead-hours-none = Choose your days in Settings and breaks will come again.
cap = Enough breaks for now
lead-cap =
    { $taken ->
        [0] You have reached the most you want to be offered.
        [one] One taken today. You have reached the most you want to be offered.
       *[other] { $taken } taken today. You have reached the most you want to be offered.
    }
off = Breaks are switched off
lead-off = Nothing is counted until you switch them on again.

break-now = Break now
break-anyway = Break anyway
show-card = Show the card
resume = Resume
switch-on = Switch on
pause = Pause…
pause-30 = 30 minutes
pause-60 = 1 hour
pause-until = Until…
pause-today = Today
pause-until-title = Quiet until when?
pause-until-label = Time
pause-until-hint = A time like 14:00. If it has passed today, it means tomorrow.
pause-until-wrong = { $given } is no time of day. Write it like 14:00.
pause-until-do = Pause
cancel = Cancel

## Today: the thread
thread-label = Your day from { $from } to { $to }
thread-minutes = { $minutes } min
thread-away = away
thread-when-it-ends = when it ends
thread-held = { $reason ->
        [camera] call
        [microphone] call
        [screenshare] sharing
        [fullscreen] full screen
        [dnd] quiet
        [paused] pause
        [hours] off hours
        [locked] locked
        [asleep] asleep
        [session] session
        [app] your list
        [cap] enough
        [safety] questions
       *[other] waiting
    }
thread-held-now = { $reason ->
        [camera] in a call
        [microphone] in a call
        [screenshare] sharing the screen
        [fullscreen] full screen
        [dnd] do not disturb
        [paused] paused
       *[other] { thread-held }
    }
say-done = { $kind ->
        [move] Longer break taken at { $time }.
       *[micro] Short break taken at { $time }.
    }
say-partly = { $kind ->
        [move] Longer break taken in part at { $time }.
       *[micro] Short break taken in part at { $time }.
    }
say-natural = A rest of your own at { $time }.
say-held = Held from { $from } to { $to }: { $why }.
say-held-since = Held since { $from }: { $why }.
say-away = Away from { $from } to { $to }.
say-accrued = { $minutes ->
        [one] One minute at the desk since the last break.
       *[other] { $minutes } minutes at the desk since the last break.
    }
say-ahead = { $kind ->
        [move] Longer break at { $time }.
       *[micro] Short break at { $time }.
    }
say-ahead-held = Next break when it ends.
thread-empty = Nothing on the thread yet today.

## Today: one to try
one-to-try = One to try
try-it = Try it
taken-today =
    { $taken ->
        [0] No breaks taken yet today.
        [one] One break taken today.
       *[other] { $taken } breaks taken today.
    }
nothing-to-try = Nothing to try here
nothing-to-try-lead = Every movement for your places is resting. Add a place in Settings.

## Cards
card-label = Break
card-done = Done
card-stop = Stop
card-another = Another one
card-swap = Swap
card-not-here = Not here
card-too-sore = Too sore today
card-enough = Enough
card-hurt = That hurt or felt wrong
card-go-on = Go on
card-why-stop = What stopped you?
card-which = What is in the way?
card-start = Start
card-snooze = In 5 min
card-skip = Skip
card-length = { $seconds ->
        [30] Thirty seconds, at your next gap.
        [60] One minute, at your next gap.
        [180] Three minutes, at your next gap.
       *[other] { $seconds } seconds, at your next gap.
    }
card-length-minutes = { $minutes ->
        [one] One minute, at your next gap.
       *[other] { $minutes } minutes, at your next gap.
    }
card-private = A short break
card-ended-done = Done
card-ended-done-lead = It is in your week.
card-ended-partly = Stopped
card-ended-partly-lead = What you did is in your week.
card-ended-hurt = Stopped
card-ended-hurt-lead = This movement rests for 14 days.
card-ended-skipped = Fine
card-ended-skipped-lead = The next one comes by itself.
card-ended-natural-lead = You were away, and that counts as a rest.
card-none = No break is running
card-none-lead = The next one comes by itself.
timer-label = Time left
timer-left = { $seconds ->
        [one] 1 second left
       *[other] { $seconds } seconds left
    }
timer-left-minutes = { $minutes ->
        [one] 1 minute left
       *[other] { $minutes } minutes left
    }
timer-start = { $name }. { $left }.
timer-half = Half. { $left }.
timer-end = Done.
keys-hint = Enter is Done, Escape is Stop, S is another one.
figure-pose = { $number }

## Week
week-range-month = { $from } to { $to } { $month }
week-range-months = { $from } { $fromMonth } to { $to } { $toMonth }
week-earlier = Earlier
week-later = Later
week-keys = Arrow keys go from week to week.
week-breaks = of { $offered } { $offered ->
        [one] break
       *[other] breaks
    }
week-breaks-note = { $partly ->
        [0] Offered to you, and taken in full.
        [one] One more taken in part.
       *[other] { $partly } more taken in part.
    }
week-natural = natural { $natural ->
        [one] rest
       *[other] rests
    }
week-natural-note = Time away that did the same.
week-held-note = Held: { $list }.
week-held-none = None held back.
week-held = { $reason ->
        [camera] { $count } { $count ->
            [one] call
           *[other] calls
        }
        [microphone] { $count } { $count ->
            [one] call
           *[other] calls
        }
        [screenshare] { $count } screen sharing
        [fullscreen] { $count } full screen
        [dnd] { $count } do not disturb
        [paused] { $count } paused
        [hours] { $count } off hours
        [locked] { $count } locked
        [asleep] { $count } asleep
        [away] { $count } away
        [cap] { $count } beyond your limit
        [session] { $count } session
        [safety] { $count } questions open
       *[app] { $count } your list
    }
week-longest = longest at the desk
week-longest-note = Without a change, in hours and minutes.
week-longest-none = Nothing recorded yet.
week-chart = Breaks, day by day
week-chart-note = Outline: offered. Filled from the foot: taken. Days without an offer stay empty.
week-chart-breaks = Breaks
week-chart-of-offered = of offered
week-this = { $date }, this week
week-shown = { $date }, shown
week-today = Today
week-day-read = { $day }: { $taken } of { $offered } taken{ $natural ->
        [0] {""}
       *[other] , { $natural } natural besides
    }.
week-empty = Nothing recorded this week
week-empty-lead = Breaks appear here once one has been offered.
week-empty-do = See Today
week-too-early = The week has just begun
week-too-early-lead = Its days fill as they come.
week-future-note = Still to come.
week-table = The week in numbers
week-col-day = Day
week-col-taken = Taken
week-col-offered = Offered
week-col-partly = In part
week-col-skipped = Skipped
week-col-expired = No answer
week-col-natural = Natural
week-col-held = Held
week-reading = Reading six weeks

## Settings
set-breaks = Breaks
set-hours = Working hours
set-places = Places, sound, privacy
set-quiet = When to stay silent
set-sees = What Unknot sees
set-breaks-lead = How often, how long, how many. Changes act at once.
set-hours-lead = Outside them Unknot counts, and stays silent.
set-places-lead = What a break may ask of you, and what others may hear or see.
set-quiet-lead = A break waits for the end of these, and says why.
set-on = On
set-off = Off
set-enabled = Breaks
set-enabled-note = Off means nothing is counted.
set-micro-every = Short break after
set-micro-every-note = Time at the desk. Advised: 15 to 45 minutes.
set-micro-length = A short break lasts
set-micro-length-note = Advised: 20 seconds to 1 minute.
set-move-every = Longer break after
set-move-every-note = Time at the desk. Advised: 40 to 90 minutes.
set-move-length = A longer break lasts
set-move-length-note = Advised: 2 to 5 minutes.
set-per-hour = At most in an hour
set-per-day = At most in a day
set-cap-note = 0 means no limit.
set-delivery = Shown as
set-delivery-notification = Notification
set-delivery-card = Corner card
set-delivery-note = Never more than one of them.
set-days = Days
set-days-note = Breaks come on these days.
set-from = From
set-to = Until
set-to-next-day = A time not later than the start means the next day.
set-time-wrong = Write a time like 8:30.
set-place-list = Where you can move
set-place-list-note = Movements for other places are not offered.
set-place-desk = At the desk
set-place-standing = Standing
set-place-floor = On the floor
set-sound = Tone at start and end
set-sound-note = Short and quiet. Off until you want it.
set-private = Private notifications
set-private-note = They say "A short break" and show no picture until Start.
set-hold-camera = Camera in use
set-hold-microphone = Microphone in use
set-hold-screenshare = Screen sharing
set-hold-fullscreen = Full screen
set-hold-dnd = Do not disturb
set-minutes = { $value } min
set-seconds = { $value } s
set-less = Less: { $name }
set-more = More: { $name }
set-problems =
    { $count ->
        [one] One line of your settings file was not taken
       *[other] { $count } lines of your settings file were not taken
    }
set-problem-replaced = The default is used instead.
set-problem-kept = It is used as written.
set-file-path = Everything here is kept in { $path }. Comments in it survive.
set-saved-fault = That could not be saved

sees-title = What Unknot can see here
sees-lead = It reads signals, not content, and nothing leaves this machine.
sees-seen = Seen
sees-partly = Partly or unsure
sees-missing = Not available
sees-again = Check again
sees-idle = Keyboard and mouse
sees-lock = Screen lock
sees-sleep = Sleep
sees-dnd = Do not disturb
sees-fullscreen = Full screen
sees-camera = Camera
sees-microphone = Microphone
sees-screenshare = Screen sharing
sees-notifications = Notifications
sees-tray = Tray
sees-app = Open programs
sees-idle-only = Only when, never what.
sees-camera-only = Whether it is in use. Never the picture.
sees-microphone-only = Whether it is in use. Never the sound.
sees-none = Nothing reported yet

day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun
day-mon-long = Monday
day-tue-long = Tuesday
day-wed-long = Wednesday
day-thu-long = Thursday
day-fri-long = Friday
day-sat-long = Saturday
day-sun-long = Sunday

## States
reading-today = Reading your day
reading-card = Reading the break
reading-settings = Reading your settings
gone-title = Unknot is not running
gone-lead = No breaks are being counted. Your record is safe.
gone-do = Start it again
gone-doing = Starting
again = Try again
fault-storage = The record could not be read
fault-storage-lead = Nothing in it was changed. { $message }
fault-other = That did not work
fault-other-lead = Your record is safe. { $message }
