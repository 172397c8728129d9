/** Two soft notes, a fifth apart: up when a break begins, down when it ends. */
const LOW = 440;
const HIGH = 660;
const NOTE = 0.16;
const LOUDNESS = 0.08;

/** When each note begins, in seconds, and its pitch in hertz. */
export function notes(begins: boolean): { at: number; pitch: number }[] {
  const [first, second] = begins ? [LOW, HIGH] : [HIGH, LOW];
  return [
    { at: 0, pitch: first },
    { at: NOTE, pitch: second },
  ];
}

/** Opens the sound device for the tone and closes it after it. Without one nothing is heard, and nothing is wrong. */
export async function tone(begins: boolean): Promise<void> {
  try {
    const sound = new AudioContext();
    const from = sound.currentTime + 0.02;
    for (const { at, pitch } of notes(begins)) {
      const loudness = sound.createGain();
      loudness.gain.setValueAtTime(0, from + at);
      loudness.gain.linearRampToValueAtTime(LOUDNESS, from + at + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, from + at + NOTE);
      const note = new OscillatorNode(sound, { frequency: pitch });
      note.connect(loudness).connect(sound.destination);
      note.start(from + at);
      note.stop(from + at + NOTE);
    }
    await new Promise((done) => window.setTimeout(done, 1000 * (2 * NOTE + 0.1)));
    await sound.close();
  } catch {
    return;
  }
}
