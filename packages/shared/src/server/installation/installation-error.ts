/** Something about this machine or database must change first; the message is one line for its operator. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}
