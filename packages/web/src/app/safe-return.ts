/**
 * Only an address of this site, as a browser writes it: a link from elsewhere must not send people away after they sign
 * in, not by a tab either, which browsers leave out of `/\t/elsewhere.example`.
 */
export function safeReturn(from: string | null): string {
  return from !== null && /^\/(?![/\\])[!-~]*$/.test(from) ? from : '/';
}
