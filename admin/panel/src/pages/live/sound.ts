let context: AudioContext | null = null;

/** Two tones; made here, so that no file has to load when it counts. */
export function ring() {
  context ??= new AudioContext();
  for (const [i, hertz] of [880, 660, 880].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const at = context.currentTime + i * 0.28;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.26);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.27);
  }
}
