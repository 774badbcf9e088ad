// Sets the chosen colours before the first paint. A file of its own: the page allows no inline scripts.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem('rupor.colours');
  } catch {
    kept = null; // storage is closed: follow the system
  }
  const isDark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
