import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Toggle from '@cloudscape-design/components/toggle';
import { useEffect, useMemo, useState } from 'react';
import { journey as askJourney } from '../api/own';
import type { Journey } from '../model/journey';
import { store } from '../model/store';
import { useNetwork } from '../model/useNetwork';
import { replace, useRoute } from '../parts/route';
import { Drawing } from './Drawing';
import { Details } from './Details';
import { graphOf } from './graph';
import { hopsOf } from './hops';
import { Player } from './Player';

/** The VPC as it is, and requests travelling along it. */
export function MapPage() {
  const { network, tables, wrong } = useNetwork();
  const { query } = useRoute();
  const [chosen, setChosen] = useState<string>();
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<string>();
  const [playing, setPlaying] = useState<Journey>();
  const [step, setStep] = useState(0);
  const [following, setFollowing] = useState(true);

  const play = query.get('play');
  useEffect(() => {
    if (play) void askJourney(play).then(setPlaying, () => undefined);
  }, [play]);
  useEffect(() => {
    if (!following) return;
    return store.onArrival((one) => {
      if (one.interfaceId) void askJourney(one.id).then(setPlaying, () => undefined);
    });
  }, [following]);
  useEffect(() => setStep(0), [playing]);

  const ofJourney = network?.interfaces.find((one) => one.id === playing?.interfaceId)?.vpc;
  const vpcId = chosen ?? ofJourney ?? query.get('vpc') ?? (network?.vpcs.find((one) => !one.isDefault) ?? network?.vpcs[0])?.id;
  const vpc = network?.vpcs.find((one) => one.id === vpcId);
  const graph = useMemo(() => (network && vpc ? graphOf(network, vpc, tables) : undefined), [network, vpc, tables]);
  const hops = useMemo(
    () => (playing && graph && ofJourney === vpcId ? hopsOf(playing, graph.things) : []),
    [playing, graph, ofJourney, vpcId],
  );

  if (wrong) return <Alert type="error">{wrong}</Alert>;
  if (!network) return <Spinner size="large" />;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description="Drawn from EC2’s answers; it changes when the network does."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href="#/make/vpcs">Make a VPC</Button>
            <Button href={`#/make/endpoints/new?vpc=${vpcId ?? ''}`} variant="primary">
              Create endpoint
            </Button>
          </SpaceBetween>
        }
      >
        Map
      </Header>
      <SpaceBetween direction="horizontal" size="s" alignItems="center">
        <div className="select-vpc">
          <Select
            ariaLabel="VPC"
            selectedOption={vpc ? { value: vpc.id, label: `${vpc.name || vpc.id} (${vpc.cidr})` } : null}
            options={network.vpcs.map((one) => ({ value: one.id, label: `${one.name || one.id} (${one.cidr})`, tags: one.isDefault ? ['default'] : undefined }))}
            placeholder="No VPC yet"
            onChange={({ detail }) => {
              setChosen(detail.selectedOption.value);
              setSelected(undefined);
            }}
          />
        </div>
        <Input type="search" value={search} placeholder="Find an id, name or address" ariaLabel="Find on the map" onChange={({ detail }) => setSearch(detail.value)} />
        <Toggle checked={following} onChange={({ detail }) => setFollowing(detail.checked)}>
          Follow requests
        </Toggle>
      </SpaceBetween>
      {playing && hops.length > 0 && (
        <Player
          journey={playing}
          hops={hops}
          step={step}
          onStep={setStep}
          onClose={() => {
            setPlaying(undefined);
            replace(['map'], {});
          }}
        />
      )}
      {graph ? (
        <div className="map-and-details">
          <Drawing graph={graph} search={search} hops={hops.slice(0, step)} interfaceId={playing?.interfaceId} selected={selected} onSelect={setSelected} />
          {selected && <Details id={selected} network={network} onClose={() => setSelected(undefined)} />}
        </div>
      ) : (
        <Container>
          <Box textAlign="center" padding="l">
            <Box variant="strong">There is no VPC yet</Box>
            <Box>Make one, or start the server with --world demo.</Box>
            <Button href="#/make/vpcs">Make a VPC</Button>
          </Box>
        </Container>
      )}
    </SpaceBetween>
  );
}
