/** Which call goes wrong, counted from 1, and how: dying around it, or an error's code. */
export interface Fault {
  at: number;
  how: "before" | "halfway" | "after" | "ENOSPC" | "EIO" | "EACCES" | "EROFS" | (string & {});
}

export function inject(
  promises: object,
  fault: Partial<Fault> & { die(): Promise<never>; heard(name: string): void },
): () => Promise<unknown>;

export function forbid(fs: object): void;
