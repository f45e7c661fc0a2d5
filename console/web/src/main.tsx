import '@cloudscape-design/global-styles/index.css';
import '@xyflow/react/dist/style.css';
import './style.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { restore, signIn } from './api/session';
import { applyTheme } from './parts/theme';

applyTheme();

async function begin(): Promise<string | undefined> {
  const link = /^#\/sign-in\/([0-9a-f]+)/.exec(location.hash);
  if (!link) return (await restore()) ? undefined : '';
  history.replaceState(null, '', '/_culvert/#/requests');
  try {
    await signIn(link[1]);
    return undefined;
  } catch (refused) {
    return (await restore()) ? undefined : (refused as Error).message;
  }
}

begin().then((signedOut) => createRoot(document.getElementById('console')!).render(<App signedOut={signedOut} />));
