package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culvert.wire.sigv4.Credentials;
import dev.culvert.wire.sigv4.Requirements;
import dev.culvert.wire.sigv4.SignatureVerifier;
import dev.culvert.wire.sigv4.Verification;
import dev.culvert.wire.tls.CertificateAuthority;
import dev.culvert.wire.tls.TrustFiles;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unmodified programs against the server, each as it is told to trust an authority. */
class ClientsTest {

  private static final String HOST = "dynamodb.us-east-1.amazonaws.com";
  private static final String SECRET = "secret/key+of=nobody";

  @TempDir Path directory;

  private final Queue<Ingress> asked = new ConcurrentLinkedQueue<>();
  private final Queue<Verification> verified = new ConcurrentLinkedQueue<>();
  private TrustFiles trust;
  private HttpServer<String> server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    var authority =
        CertificateAuthority.open(directory, InstantSource.system(), new SecureRandom());
    trust = new TrustFiles(directory);
    server = new HttpServer<>(this::admit, this::answer, HttpLimits.DEFAULT, authority.serverTls());
    port =
        server
            .listen("eni", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .address()
            .getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Admission<String> admit(Ingress ingress) {
    asked.add(ingress);
    return new Admission.Admitted<>("");
  }

  private void answer(Exchange<String> exchange) {
    var verifier =
        new SignatureVerifier(
            (id, token) -> Optional.of(new Credentials.Secret(SECRET, Optional.empty())),
            InstantSource.system());
    verified.add(
        verifier.verify(
            exchange.request(),
            new Requirements(
                "dynamodb", "us-east-1"::equals, Requirements.FIFTEEN_MINUTES, false)));
    exchange.respond(
        new HttpResponse(
            200,
            List.of(new Headers.Header("Content-Type", "application/x-amz-json-1.0")),
            "{\"TableNames\":[\"Orders\"]}".getBytes(StandardCharsets.US_ASCII)));
  }

  private String proxy() {
    return "http://eni-1:token@127.0.0.1:" + port;
  }

  private Map<String, String> awsEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", SECRET);
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_MAX_ATTEMPTS", "1");
    environment.put("HTTPS_PROXY", proxy());
    environment.put("HTTP_PROXY", proxy());
    environment.put("NO_PROXY", "");
    environment.put("AWS_CA_BUNDLE", trust.certificate().toString());
    return environment;
  }

  private String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled(command[0]), () -> command[0] + " is not installed");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    builder.environment().putAll(environment);
    File output = Files.createTempFile(directory, "client", ".out").toFile();
    Process process = builder.redirectOutput(output).redirectInput(new File("/dev/null")).start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String text = Files.readString(output.toPath());
    assertThat(ended).describedAs("%s ended; it said %s", command[0], text).isTrue();
    assertThat(process.exitValue()).describedAs("%s said %s", command[0], text).isZero();
    return text;
  }

  private static boolean isInstalled(String program) {
    return program.startsWith("/")
        || List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void assertCameThroughTunnel() {
    assertThat(asked).isNotEmpty();
    assertThat(asked)
        .allSatisfy(ingress -> {
          assertThat(ingress.destination()).contains(new Authority(HOST, 443));
          assertThat(ingress.proxyIdentity()).contains(new ProxyIdentity("eni-1", "token"));
        });
    assertThat(asked).anySatisfy(ingress -> assertThat(ingress.serverName()).contains(HOST));
  }

  @Test
  void theAwsCliThroughATunnel() throws Exception {
    String said = run(awsEnvironment(), "aws", "dynamodb", "list-tables", "--output", "text");
    assertThat(said).contains("Orders");
    assertCameThroughTunnel();
    assertThat(verified).hasOnlyElementsOfType(Verification.Verified.class).isNotEmpty();
  }

  @Test
  void theAwsCliWithAnAbsoluteTarget() throws Exception {
    String said =
        run(
            awsEnvironment(),
            "aws",
            "dynamodb",
            "list-tables",
            "--output",
            "text",
            "--endpoint-url",
            "http://" + HOST);
    assertThat(said).contains("Orders");
    assertThat(asked)
        .singleElement()
        .satisfies(ingress -> {
          assertThat(ingress.destination()).contains(new Authority(HOST, 80));
          assertThat(ingress.proxyIdentity()).contains(new ProxyIdentity("eni-1", "token"));
          assertThat(ingress.encrypted()).isFalse();
        });
    assertThat(verified).hasOnlyElementsOfType(Verification.Verified.class).isNotEmpty();
  }

  @Test
  void curlThroughATunnelAndStraightToThePort() throws Exception {
    String ca = trust.certificate().toString();
    String url = "https://" + HOST + "/";
    assertThat(run(Map.of(), "curl", "-sS", "--cacert", ca, "-x", proxy(), url)).contains("Orders");
    assertCameThroughTunnel();
    String local = "https://localhost:" + port + "/";
    assertThat(run(Map.of(), "curl", "-sS", "--cacert", ca, local)).contains("Orders");
    String address = "https://127.0.0.1:" + port + "/";
    assertThat(run(Map.of(), "curl", "-sS", "--cacert", ca, address)).contains("Orders");
    String endpoint = "vpce-1.dynamodb.us-east-1.vpce.amazonaws.com";
    assertThat(
            run(
                Map.of(),
                "curl",
                "-sS",
                "--cacert",
                ca,
                "--connect-to",
                endpoint + ":443:127.0.0.1:" + port,
                "https://" + endpoint + "/"))
        .contains("Orders");
  }

  @Test
  void curlWithTheSystemsBundleReplacedByTheMergedOne() throws Exception {
    String bundle = trust.writeBundle().toString();
    assertThat(
            run(
                Map.of("CURL_CA_BUNDLE", bundle),
                "curl",
                "-sS",
                "-x",
                proxy(),
                "https://" + HOST + "/"))
        .contains("Orders");
  }

  @Test
  void opensslAcceptsTheChainInItsStrictMode() throws Exception {
    String said =
        run(
            Map.of(),
            "openssl",
            "s_client",
            "-connect",
            "127.0.0.1:" + port,
            "-servername",
            HOST,
            "-verify_hostname",
            HOST,
            "-verify_return_error",
            "-x509_strict",
            "-CAfile",
            trust.certificate().toString());
    assertThat(said).contains("Verify return code: 0 (ok)");
  }

  @Test
  void pythonAcceptsTheChainInItsStrictMode() throws Exception {
    String program =
        """
        import socket, ssl, sys
        context = ssl.create_default_context(cafile=sys.argv[2])
        context.verify_flags |= ssl.VERIFY_X509_STRICT
        with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as plain:
            with context.wrap_socket(plain, server_hostname=sys.argv[3]) as tls:
                print(tls.version(), tls.getpeercert()["subjectAltName"])
        """;
    String said =
        run(Map.of(), "python3", "-c", program, "" + port, trust.certificate().toString(), HOST);
    assertThat(said).contains("TLSv1.3").contains(HOST);
  }

  @Test
  void nodeTrustsTheExtraAuthority() throws Exception {
    String program =
        """
        const https = require('https');
        const [port, host] = process.argv.slice(1);
        https.get({host: '127.0.0.1', port, servername: host, headers: {Host: host}}, response => {
          response.on('data', data => console.log(String(data)));
        });
        """;
    String said =
        run(
            Map.of("NODE_EXTRA_CA_CERTS", trust.certificate().toString()),
            "node",
            "-e",
            program,
            "" + port,
            HOST);
    assertThat(said).contains("Orders");
  }

  @Test
  void javaTrustsTheTrustStore() throws Exception {
    Path source = directory.resolve("Get.java");
    Files.writeString(
        source,
        """
        import java.net.*;
        public class Get {
          public static void main(String[] args) throws Exception {
            var proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
            var connection = URI.create("https://" + args[1] + "/").toURL().openConnection(proxy);
            System.out.println(new String(connection.getInputStream().readAllBytes()));
          }
        }
        """);
    String said =
        run(
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djavax.net.ssl.trustStore=" + trust.trustStore(),
            "-Djavax.net.ssl.trustStorePassword=" + TrustFiles.TRUST_STORE_PASSWORD,
            source.toString(),
            "" + port,
            HOST);
    assertThat(said).contains("Orders");
  }
}
