import { accessSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The browser on the PATH. */
export function chromiumOnPath() {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      try {
        accessSync(join(directory, name));
        return join(directory, name);
      } catch {
        // Not here.
      }
    }
  }
  throw new Error('there is no chromium on the PATH');
}
