/** Hands a file to the browser's own downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}

export function saveText(name: string, text: string, mime = 'text/csv;charset=utf-8'): void {
  saveFile(name, new Blob([text], { type: mime }));
}
