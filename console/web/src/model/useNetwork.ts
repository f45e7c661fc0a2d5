import { useCallback, useEffect, useState } from 'react';
import type { Summary } from './journey';
import { loadNetwork, type Network, tableNames } from './network';
import { store } from './store';

const CHANGES = /^(ec2:(?!Describe|Get)|dynamodb:(Create|Delete)Table)/;
const SETTLE_MILLIS = 250;

/** The network, read again whenever somebody changes it through the API. */
export function useNetwork() {
  const [network, setNetwork] = useState<Network>();
  const [tables, setTables] = useState<string[]>([]);
  const [wrong, setWrong] = useState('');
  const load = useCallback(
    () =>
      Promise.all([loadNetwork(), tableNames()]).then(
        ([found, names]) => {
          setNetwork(found);
          setTables(names);
          setWrong('');
        },
        (refused: Error) => setWrong(refused.message),
      ),
    [],
  );
  useEffect(() => void load(), [load]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const known = new Set(network?.interfaces.map((one) => one.id));
    const arrived = (one: Summary) => {
      const changes = one.status === 200 && CHANGES.test(one.request ?? '');
      const stranger = one.interfaceId !== undefined && !known.has(one.interfaceId);
      if (!changes && !stranger) return;
      clearTimeout(timer);
      timer = setTimeout(() => void load(), SETTLE_MILLIS);
    };
    const stop = store.onArrival(arrived);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [load, network]);
  return { network, tables, wrong, load };
}
