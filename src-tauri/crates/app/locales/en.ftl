# Texts of the tray and of notifications. One idea each, at most 14 words in a prompt.

tray-next = Next break at { $time }
tray-due = Your break is ready
tray-taking = On a break
tray-away = Away. The clock waits for you.
tray-paused = Quiet until { $time }
tray-off = Breaks are switched off
tray-held = Holding back: { $reason }

menu-start = Start next break now
menu-back = Have the last break after all
menu-pause = Pause…
menu-pause-30 = 30 minutes
menu-pause-60 = 1 hour
menu-pause-today = Today
menu-resume = Go on
menu-open = Open Unknot
menu-week = Week
menu-settings = Settings
menu-quit = Quit

reason-asleep = asleep
reason-locked = the screen is locked
reason-safety = the safety questions come first
reason-session = a session is running
reason-paused = paused
reason-hours = outside your hours
reason-cap = enough breaks for now
reason-camera = the camera is on
reason-microphone = the microphone is on
reason-screenshare = you share your screen
reason-fullscreen = full screen
reason-dnd = do not disturb
reason-app = a listed app
reason-away = you are away

offer-start = Start
offer-snooze = In 5 min
offer-skip = Skip
offer-private = A short break
offer-private-body = Whenever you reach a pause.
