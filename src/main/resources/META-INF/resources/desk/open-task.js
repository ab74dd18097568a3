// The task that Tasklist shows.

/** @returns {string|null} its id */
export function openTask() {
  return new URLSearchParams(location.hash.split('?')[1] ?? '').get('task');
}
