import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

/** How to sign in. */
export function SignedOut({ reason }: { reason: string }) {
  return (
    <main className="signed-out">
      <Container header={<Header variant="h1">Sign in to Culvert</Header>}>
        <SpaceBetween size="m">
          {reason && <Alert type="warning">{reason}</Alert>}
          <Box>
            <code>culvert up</code> prints a link when it starts, and <code>culvert console</code> prints a new one at any time. It signs
            this browser in once, as the root user of your own server.
          </Box>
          <Box variant="awsui-key-label">In a terminal</Box>
          <pre className="command">./culvert console</pre>
        </SpaceBetween>
      </Container>
    </main>
  );
}
