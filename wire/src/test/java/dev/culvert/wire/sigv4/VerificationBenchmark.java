package dev.culvert.wire.sigv4;

import com.sun.management.ThreadMXBean;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one verification costs: CPU time of the thread, and bytes. */
final class VerificationBenchmark {

  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final int TIMES = 100_000;

  private VerificationBenchmark() {}

  public static void main(String[] arguments) {
    AccessKey key = new AccessKey("AKIAEXAMPLE", "secret", Optional.empty());
    byte[] body = new byte[200];
    List<Header> headers =
        new ArrayList<>(
            List.of(
                new Header("Host", "dynamodb.us-east-1.amazonaws.com"),
                new Header("Content-Type", "application/x-amz-json-1.0"),
                new Header("X-Amz-Target", "DynamoDB_20120810.GetItem"),
                new Header("amz-sdk-invocation-id", "0b9f6b6e-6a5d-4f5c-9c57-0e8a1c7f4a11"),
                new Header("amz-sdk-request", "attempt=1; max=4")));
    headers.addAll(
        new RequestSigner(key, "us-east-1", "dynamodb").sign("POST", "/", headers, body, TIME));
    HttpRequest request = SignedRequests.request("POST", "/", headers, body);
    SignatureVerifier verifier =
        new SignatureVerifier(
            (id, token) -> Optional.of(new Credentials.Secret("secret", Optional.empty())),
            InstantSource.fixed(TIME));
    Requirements requirements =
        new Requirements("dynamodb", "us-east-1"::equals, Requirements.FIFTEEN_MINUTES, false);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 8; round++) {
      long cpu = threads.getCurrentThreadCpuTime();
      long bytes = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < TIMES; i++) {
        if (!(verifier.verify(request, requirements) instanceof Verification.Verified)) {
          throw new IllegalStateException("not verified");
        }
      }
      System.out.printf(
          "%.2f µs, %d bytes%n",
          (threads.getCurrentThreadCpuTime() - cpu) / 1000.0 / TIMES,
          (threads.getCurrentThreadAllocatedBytes() - bytes) / TIMES);
    }
  }
}
