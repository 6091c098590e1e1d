/** An email address, which may go on in a second line after the name and is broken nowhere else. */
export function EmailText({ of }: { of: string }) {
  const at = of.lastIndexOf('@');
  const whole = { whiteSpace: 'nowrap' } as const;
  return (
    <>
      <span style={whole}>{of.slice(0, at)}</span>
      <wbr />
      <span style={whole}>{of.slice(at)}</span>
    </>
  );
}
