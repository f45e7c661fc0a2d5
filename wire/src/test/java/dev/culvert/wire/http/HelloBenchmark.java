package dev.culvert.wire.http;

import com.sun.management.ThreadMXBean;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.sigv4.AccessKey;
import dev.culvert.wire.sigv4.Credentials;
import dev.culvert.wire.sigv4.RequestSigner;
import dev.culvert.wire.sigv4.Requirements;
import dev.culvert.wire.sigv4.SignatureVerifier;
import dev.culvert.wire.sigv4.Verification;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this server costs above bare Netty. Each kind runs in a process of its own, asked in turn by
 * {@code wrk} (which must be installed): a POST of 1 KB with the header fields of an AWS SDK,
 * answered with 167 bytes of JSON.
 *
 * <p>Run {@link #main} without arguments, or with the seconds that one round lasts.
 */
final class HelloBenchmark {

  private static final String[] KINDS = {"netty", "culvert", "signed"};
  private static final int ROUNDS = 3;
  private static final int CONNECTIONS = 32;
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final byte[] ANSWER =
      ("{\"Item\":{\"v\":{\"S\":\"" + "x".repeat(145) + "\"}}}")
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BODY =
      ("{\"v\":\"" + "y".repeat(1016) + "\"}").getBytes(StandardCharsets.US_ASCII);
  private static final AccessKey KEY = new AccessKey("AKIAEXAMPLE", "secret", Optional.empty());

  private HelloBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2 && arguments[0].equals("serve")) {
      serve(arguments[1]);
      return;
    }
    int seconds = arguments.length == 0 ? 8 : Integer.parseInt(arguments[0]);
    Path script = Files.createTempFile("hello", ".lua");
    Files.writeString(script, wrkScript());
    List<Child> children = new ArrayList<>();
    try {
      for (String kind : KINDS) {
        children.add(Child.start(kind));
      }
      for (Child child : children) {
        child.round(script, seconds);
      }
      for (int i = 0; i < ROUNDS; i++) {
        for (Child child : children) {
          child.results.add(child.round(script, seconds));
        }
      }
    } finally {
      children.forEach(child -> child.process.destroy());
    }
    double bare = children.getFirst().median().perSecond;
    System.out.printf(
        "%-10s %10s %6s %10s %10s %8s%n",
        "server", "req/s", "ratio", "CPU µs/req", "bytes/req", "p99 ms");
    for (Child child : children) {
      Result result = child.median();
      System.out.printf(
          Locale.ROOT,
          "%-10s %10.0f %6.2f %10.1f %10.0f %8s%n",
          child.kind,
          result.perSecond,
          result.perSecond / bare,
          result.cpuMicros,
          result.bytes,
          result.p99);
    }
  }

  /** One round. */
  record Result(double perSecond, double cpuMicros, double bytes, String p99) {}

  /** A server in its own process. */
  record Child(String kind, Process process, int port, List<Result> results) {

    static Child start(String kind) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(argument -> argument.startsWith("-Dio.netty"))
          .forEach(command::add);
      command.addAll(
          List.of(
              "-cp",
              System.getProperty("java.class.path"),
              HelloBenchmark.class.getName(),
              "serve",
              kind));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      StringBuilder port = new StringBuilder();
      for (int c; (c = process.getInputStream().read()) != '\n'; ) {
        port.append((char) c);
      }
      return new Child(kind, process, Integer.parseInt(port.toString().strip()), new ArrayList<>());
    }

    Result round(Path script, int seconds) throws Exception {
      Duration cpuBefore = process.info().totalCpuDuration().orElseThrow();
      long bytesBefore = allocated();
      Process wrk =
          new ProcessBuilder(
                  "wrk",
                  "-t1",
                  "-c" + CONNECTIONS,
                  "-d" + seconds + "s",
                  "--latency",
                  "-s",
                  script.toString(),
                  "http://127.0.0.1:" + port + "/")
              .redirectErrorStream(true)
              .start();
      String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      wrk.waitFor();
      if (said.contains("Non-2xx") || said.contains("Socket errors")) {
        throw new IllegalStateException(said);
      }
      double requests = Double.parseDouble(find(said, "(\\d+) requests in"));
      Duration cpu = process.info().totalCpuDuration().orElseThrow().minus(cpuBefore);
      return new Result(
          Double.parseDouble(find(said, "Requests/sec:\\s+([0-9.]+)")),
          cpu.toNanos() / 1000.0 / requests,
          (allocated() - bytesBefore) / requests,
          find(said, "99%\\s+(\\S+)"));
    }

    private static String find(String text, String pattern) {
      Matcher matcher = Pattern.compile(pattern).matcher(text);
      if (!matcher.find()) {
        throw new IllegalStateException("no " + pattern + " in " + text);
      }
      return matcher.group(1);
    }

    private long allocated() throws IOException {
      URI uri = URI.create("http://127.0.0.1:" + port + "/allocated");
      try (InputStream in = uri.toURL().openStream()) {
        return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
      }
    }

    Result median() {
      Result[] sorted = results.toArray(Result[]::new);
      Arrays.sort(sorted, (a, b) -> Double.compare(a.perSecond, b.perSecond));
      return sorted[sorted.length / 2];
    }
  }

  private static List<Header> headers() {
    List<Header> headers =
        new ArrayList<>(
            List.of(
                new Header("Host", "dynamodb.us-east-1.amazonaws.com"),
                new Header("Content-Type", "application/x-amz-json-1.0"),
                new Header("X-Amz-Target", "DynamoDB_20120810.GetItem"),
                new Header(
                    "User-Agent", "aws-sdk-java/2.55.16 md/io#async ua/2.1 os/Linux lang/java#25"),
                new Header("amz-sdk-invocation-id", "0b9f6b6e-6a5d-4f5c-9c57-0e8a1c7f4a11"),
                new Header("amz-sdk-request", "attempt=1; max=4")));
    headers.addAll(
        new RequestSigner(KEY, "us-east-1", "dynamodb").sign("POST", "/", headers, BODY, TIME));
    return headers;
  }

  private static String wrkScript() {
    StringBuilder lua = new StringBuilder("wrk.method = 'POST'\n");
    lua.append("wrk.body = '").append(new String(BODY, StandardCharsets.US_ASCII)).append("'\n");
    for (Header header : headers()) {
      lua.append("wrk.headers['%s'] = '%s'\n".formatted(header.name(), header.value()));
    }
    return lua.toString();
  }

  private static byte[] allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Long.toString(threads.getTotalThreadAllocatedBytes())
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void serve(String kind) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    int port =
        switch (kind) {
          case "netty" -> serveBare(address);
          case "culvert" -> serveOurs(address, false);
          case "signed" -> serveOurs(address, true);
          default -> throw new IllegalArgumentException(kind);
        };
    System.out.println(port);
    Thread.currentThread().join();
  }

  private static int serveOurs(InetSocketAddress address, boolean signed) throws IOException {
    SignatureVerifier verifier =
        new SignatureVerifier(
            (id, token) ->
                Optional.of(new Credentials.Secret(KEY.secretAccessKey(), Optional.empty())),
            InstantSource.fixed(TIME));
    Requirements requirements =
        new Requirements("dynamodb", "us-east-1"::equals, Requirements.FIFTEEN_MINUTES, false);
    List<Header> headers =
        List.of(
            new Header("Content-Type", "application/x-amz-json-1.0"),
            new Header("x-amzn-RequestId", "5O3TJ1Q8MKG1H6H3AVQ9B7NNMFVV4KQNSO5AEMVJF66Q9ASUAAJG"));
    Handler<String> handler =
        exchange -> {
          HttpRequest request = exchange.request();
          if (request.target().equals("/allocated")) {
            exchange.respond(new HttpResponse(200, List.of(), allocatedBytes()));
          } else if (signed
              && !(verifier.verify(request, requirements) instanceof Verification.Verified)) {
            exchange.respond(HttpResponse.text(400, "not signed"));
          } else {
            exchange.respond(new HttpResponse(200, headers, ANSWER));
          }
        };
    var server =
        new HttpServer<>(
            ingress -> new Admission.Admitted<>(""),
            handler,
            HttpLimits.DEFAULT,
            ToyServer.AUTHORITY.serverTls());
    return server.listen("bench", address).address().getPort();
  }

  private static int serveBare(InetSocketAddress address) throws Exception {
    var group =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
    var channel =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(), new HttpObjectAggregator(1 << 20), new Hello());
                  }
                })
            .bind(address)
            .sync()
            .channel();
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  private static final class Hello extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
      byte[] answer = request.uri().equals("/allocated") ? allocatedBytes() : ANSWER;
      var response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer));
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/x-amz-json-1.0");
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.length);
      ctx.write(response);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      ctx.flush();
    }
  }
}
