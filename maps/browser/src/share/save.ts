/** Hands a file to the visitor. No page is told whether it arrives: a frame may forbid downloads without a word. */

export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Is this page in a frame that may forbid downloads? */
export function isSandboxed(): boolean {
  return window.parent !== window && self.origin === "null";
}

/** Put something into the clipboard, and say whether it is there. A sandboxed frame is not even asked: browsers complain. */
async function copied(write: () => Promise<void>): Promise<boolean> {
  if (isSandboxed()) return false;
  try {
    await write();
    return true;
  } catch {
    return false; // not allowed here, or no such clipboard
  }
}

export const copyText = (text: string): Promise<boolean> => copied(() => navigator.clipboard.writeText(text));
export const copyPng = (png: Promise<Blob>): Promise<boolean> =>
  copied(() => navigator.clipboard.write([new ClipboardItem({ "image/png": png })]));
