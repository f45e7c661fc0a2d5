import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { go, useRoute } from '../parts/route';
import { DecisionList } from './DecisionList';
import { DecisionView } from './DecisionView';
import { Simulator } from './Simulator';

/** Why requests were allowed or refused, and what would be. */
export function PoliciesPage() {
  const { parts } = useRoute();
  const at = parts[1];
  if (at?.startsWith('j-')) return <DecisionView key={at} id={at} />;
  return (
    <SpaceBetween size="m">
      <Header variant="h1">Policies</Header>
      <Tabs
        ariaLabel="Policies"
        activeTabId={at === 'simulator' ? 'simulator' : 'decisions'}
        onChange={({ detail }) => go(detail.activeTabId === 'simulator' ? ['policies', 'simulator'] : ['policies'])}
        tabs={[
          { id: 'decisions', label: 'Decisions', content: <DecisionList /> },
          { id: 'simulator', label: 'Simulator', content: <Simulator /> },
        ]}
      />
    </SpaceBetween>
  );
}
