/** Only an address of this site: a link from elsewhere must not send people away after they sign in. */
export function safeReturn(from: string | null): string {
  return from !== null && /^\/(?![/\\])/.test(from) ? from : '/';
}
