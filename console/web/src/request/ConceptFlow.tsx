import { Fragment } from 'react';
import { type Journey, type Stage, STAGES, stageOf, wayOf } from '../model/journey';

interface Station {
  stage: Stage;
  title: string;
  tells: string;
  /** The last step that belongs to it; 0 if the request never got there. */
  step: number;
  stopped: boolean;
}

/** The stations of this run, each with what became of the request there. */
export function stations(journey: Journey): Station[] {
  const way = wayOf(journey);
  const routes = journey.table.map((row) => row.variables['Request Route']);
  const viaEndpoint = routes.some((route) => route === 'Routed via VPC Endpoint');
  const viaGateway = routes.some((route) => /Gateway$/.test(route) && route.startsWith('Routed'));
  const found = STAGES.map((stage): Station => {
    const rows = journey.table.filter((row) => stageOf(row) === stage);
    const last = rows.at(-1);
    const stopped = rows.some((row) => !row.passed);
    const base = { stage, step: last?.step ?? 0, stopped };
    switch (stage) {
      case 'client':
        return { ...base, title: 'Client', tells: journey.interfaceId ? 'in the VPC' : 'outside any VPC' };
      case 'check':
        return { ...base, title: 'VPC endpoint?', tells: !last ? 'not asked' : stopped ? 'no way' : viaEndpoint ? 'yes' : 'no' };
      case 'route':
        return {
          ...base,
          title: viaEndpoint ? 'Route via VPC endpoint' : viaGateway ? 'Route via gateway' : 'Route',
          tells: stopped ? 'dropped' : viaEndpoint ? 'private' : last || viaGateway ? 'public' : journey.interfaceId ? 'none' : 'the internet',
        };
      case 'access':
        return { ...base, title: 'Access', tells: !last ? 'not reached' : stopped ? 'refused' : 'served' };
      case 'response':
        return {
          ...base,
          title: 'Response',
          tells: journey.status === 0 ? 'silence' : `${routes.at(-1)?.includes('privately') ? 'private' : 'public'}, HTTP ${journey.status}`,
        };
      case 'end':
        return { ...base, step: journey.table.length, stopped: way === 'denied', title: 'End', tells: way };
    }
  });
  return found;
}

/** The run as a chain of stations; the one of the current step is marked. */
export function ConceptFlow({ journey, step, onStage }: { journey: Journey; step: number; onStage: (step: number) => void }) {
  const way = wayOf(journey);
  const all = stations(journey);
  const row = step > 0 ? journey.table[step - 1] : undefined;
  const current: Stage = !row ? 'client' : row.next === 'End' && row.action === 'Return the response' ? 'end' : stageOf(row);
  return (
    <ol className="flow" aria-label="Concept flow">
      {all.map((station, i) => {
        const reached = station.stage === 'client' || (station.step > 0 && station.step <= step) || station.stage === current;
        const never = station.step === 0 && station.stage !== 'client';
        const kind = never ? 'never' : !reached ? 'later' : station.stopped ? 'denied' : way === 'denied' ? 'passed' : way;
        return (
          <Fragment key={station.stage}>
            {i > 0 && <li className={`flow-arrow flow-${kind}`} aria-hidden="true" />}
            <li className={`flow-station flow-${kind}`} aria-current={station.stage === current ? 'step' : undefined}>
              <button type="button" disabled={never} onClick={() => onStage(station.step || 1)}>
                <span className="flow-title">{station.title}</span>
                <span className="flow-tells">{reached && !never ? station.tells : never ? station.tells : '…'}</span>
              </button>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
