/** A sentence that begins with somebody's name, which stands out; where it does not, the sentence alone. */
export function NamedSentence({ name, sentence }: { name: string | undefined; sentence: string }) {
  if (name === undefined || !sentence.startsWith(name)) return <>{sentence}</>;
  return (
    <>
      <strong>{name}</strong>
      {sentence.slice(name.length)}
    </>
  );
}
