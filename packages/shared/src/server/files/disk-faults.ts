/** The disk is full, this user's part of it is, or a file may not grow. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const DISK_FAULTS = new Set([...FULL, 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENOENT', 'EEXIST']);

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : '';

/** Whether there is no room left for a file. */
export const isFullDisk = (fault: unknown): boolean => FULL.has(codeOf(fault));

/** Whether it was the disk that gave up, and not who sent the file. */
export const isOfTheDisk = (fault: unknown): boolean => DISK_FAULTS.has(codeOf(fault));
