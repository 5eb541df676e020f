/** A message with its **bold** parts. */
export function Rich({ text }: { text: string }) {
  return text.split('**').map((part, i) => (i % 2 === 1 ? <strong key={i}>{part}</strong> : <span key={i}>{part}</span>));
}
