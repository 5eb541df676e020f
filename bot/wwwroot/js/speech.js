// Reading aloud and dictation, where the browser has them.
const voices = { en: 'en-GB', ru: 'ru-RU', uk: 'uk-UA', pt: 'pt-BR', vi: 'vi-VN' };
const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;

export const canSpeak = () => 'speechSynthesis' in globalThis;
export const canListen = () => Boolean(Recognition);

export function speak(text, language) {
  const wasSpeaking = speechSynthesis.speaking;
  speechSynthesis.cancel();
  if (wasSpeaking && speak.last === text) return; // a second press stops it
  speak.last = text;
  const words = new SpeechSynthesisUtterance(text.replace(/[\uE000\uE001]/g, '').replace(/\p{Extended_Pictographic}/gu, ''));
  words.lang = voices[language] ?? language;
  words.voice = speechSynthesis.getVoices().find((voice) => voice.lang.replace('_', '-').startsWith(language)) ?? null;
  words.rate = 0.9;
  speechSynthesis.speak(words);
}

// Calls back with what was heard so far, and at the end.
export function listen(language, onText, onEnd) {
  const recognition = new Recognition();
  recognition.lang = voices[language] ?? language;
  recognition.interimResults = true;
  recognition.onresult = (event) => onText([...event.results].map((result) => result[0].transcript).join(' '));
  recognition.onend = onEnd;
  recognition.onerror = onEnd;
  recognition.start();
  return () => recognition.stop();
}
