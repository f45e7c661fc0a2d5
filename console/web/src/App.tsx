import AppLayout from '@cloudscape-design/components/app-layout';
import Box from '@cloudscape-design/components/box';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { lazy, Suspense, useEffect, useState } from 'react';
import { session } from './api/session';
import { Ask } from './ask/Ask';
import { startFollowing, useLive } from './model/store';
import { SignedOut } from './parts/SignedOut';
import { useRoute } from './parts/route';
import { isDark, toggleMode } from './parts/theme';

const RequestPage = lazy(() => import('./request/RequestPage').then((m) => ({ default: m.RequestPage })));
const MapPage = lazy(() => import('./map/MapPage').then((m) => ({ default: m.MapPage })));
const MakePage = lazy(() => import('./make/MakePage').then((m) => ({ default: m.MakePage })));
const TablesPage = lazy(() => import('./tables/TablesPage').then((m) => ({ default: m.TablesPage })));
const LearnPage = lazy(() => import('./learn/LearnPage').then((m) => ({ default: m.LearnPage })));
const PoliciesPage = lazy(() => import('./policies/PoliciesPage').then((m) => ({ default: m.PoliciesPage })));

const PLACES = [
  { href: '#/requests', text: 'Requests' },
  { href: '#/map', text: 'Map' },
  { href: '#/make', text: 'Make' },
  { href: '#/tables', text: 'Tables' },
  { href: '#/policies', text: 'Policies' },
  { href: '#/learn', text: 'Learn' },
];

/**
 * @param signedOut why there is no session; undefined if there is one
 */
export function App({ signedOut }: { signedOut: string | undefined }) {
  const { parts } = useRoute();
  const [, redraw] = useState(0);
  const [open, setOpen] = useState(innerWidth > 900);
  const here = parts[0] ?? 'requests';
  useEffect(() => {
    if (signedOut === undefined) void startFollowing();
  }, [signedOut]);
  useEffect(() => {
    const place = PLACES.find((one) => one.href === `#/${here}`)?.text ?? 'Console';
    document.title = `${parts[1] ? parts[1] + ' · ' : ''}${place} · Culvert`;
  }, [here, parts[1]]);
  return (
    <>
      <header id="top" className="top">
        <a className="top-name" href="#/requests">
          <img src="/_culvert/icon.svg" alt="" /> Culvert
        </a>
        <span className="top-who">{session() ? `root @ ${session()!.account}` : 'Signed out'}</span>
        <button
          type="button"
          aria-label={isDark() ? 'Switch to light mode' : 'Switch to dark mode'}
          onClick={() => {
            toggleMode();
            redraw((n) => n + 1);
          }}
        >
          {isDark() ? 'Light' : 'Dark'}
        </button>
      </header>
      {signedOut !== undefined ? (
        <SignedOut reason={signedOut} />
      ) : (
        <AppLayout
          headerSelector="#top"
          navigationOpen={open}
          onNavigationChange={({ detail }) => setOpen(detail.open)}
          toolsHide
          navigationWidth={210}
          navigation={
            <SideNavigation
              activeHref={`#/${here}`}
              header={{ href: '#/requests', text: session()?.region ?? 'Culvert' }}
              items={PLACES.map((place) => ({ type: 'link' as const, ...place }))}
              itemsControl={<Live />}
              onFollow={() => innerWidth <= 900 && setOpen(false)}
            />
          }
          ariaLabels={{ navigation: 'Pages', navigationToggle: 'Open the list of pages', navigationClose: 'Close the list of pages' }}
          content={
            <Suspense fallback={<Spinner size="large" />}>
              <Content here={here} />
            </Suspense>
          }
        />
      )}
    </>
  );
}

function Live() {
  return (
    <Box padding={{ horizontal: 'xl', top: 's' }}>
      {useLive() ? (
        <StatusIndicator type="success">Live</StatusIndicator>
      ) : (
        <StatusIndicator type="pending">Not connected</StatusIndicator>
      )}
    </Box>
  );
}

function Content({ here }: { here: string }) {
  const { parts } = useRoute();
  switch (here) {
    case 'map':
      return <MapPage />;
    case 'make':
      return <MakePage />;
    case 'tables':
      return <TablesPage />;
    case 'policies':
      return <PoliciesPage />;
    case 'learn':
      return <LearnPage />;
    default:
      return parts[1] ? <RequestPage key={parts[1]} id={parts[1]} /> : <Ask />;
  }
}
