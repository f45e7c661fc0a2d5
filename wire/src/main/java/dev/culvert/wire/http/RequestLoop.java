package dev.culvert.wire.http;

import dev.culvert.wire.http.Patience.Awaited;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the requests of one connection, one after the other: asks the gate, reads the body, has the
 * handler answer. What a client sends before its last request is answered waits.
 *
 * <p>Lives on the connection's event loop; {@link PendingExchange} and {@link ResponseStream} come
 * in through {@link #onEventLoop}.
 */
final class RequestLoop<P> extends ChannelInboundHandlerAdapter implements Link.Stage {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLoop.class);

  private static final List<Headers.Header> ASK_PROXY_IDENTITY =
      List.of(
          new Headers.Header("Content-Type", "text/plain; charset=utf-8"),
          new Headers.Header("Proxy-Authenticate", "Basic realm=\"culvert\""));

  private enum State {
    /** Waiting for a request. */
    HEAD,
    /** Reading the body of an admitted request. */
    BODY,
    /** Reading past the body of a request that the proxy has refused. */
    DISCARD,
    /** A CONNECT was admitted, its end is about to come. */
    TUNNEL,
    /** The handler has it. */
    ANSWER,
    /** This connection takes no more requests. */
    END
  }

  private final Surroundings<P> surroundings;
  private final Link link;
  private final RequestDecoder decoder;
  private final Queue<Object> waiting = new ArrayDeque<>(4);

  private final Patience patience;

  private @Nullable ChannelHandlerContext context;
  private @Nullable ResponseSender sender;
  private State state = State.HEAD;
  private @Nullable RequestHead head;
  private @Nullable Ingress ingress;
  private @Nullable P passage;
  private @Nullable RequestBody body;
  private @Nullable PendingExchange<P> exchange;
  private @Nullable ResponseStream<P> stream;
  private boolean inputClosed;
  private boolean stopping;
  private boolean taking;
  private long requests;
  private long discarded;

  RequestLoop(Surroundings<P> surroundings, Link link, RequestDecoder decoder) {
    this.surroundings = surroundings;
    this.link = link;
    this.decoder = decoder;
    this.patience = new Patience(link, surroundings.limits());
  }

  // --- what the channel tells ---

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    sender = new ResponseSender(ctx);
    link.enter(this);
    setDeadline();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    sender().hold();
    if (state == State.END) {
      ReferenceCountUtil.release(message);
    } else if (busy() || !waiting.isEmpty()) {
      waiting.add(message);
      ctx.channel().config().setAutoRead(false);
    } else {
      take(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    sender().release();
    setDeadline();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    setDeadline();
    if (ctx.channel().isWritable()) {
      takeWaiting();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    switch (event) {
      case ChannelInputShutdownEvent shutdown -> inputClosed();
      case SslCloseCompletionEvent closed -> inputClosed();
      case SslHandshakeCompletionEvent handshake when handshake.isSuccess() ->
          link.encryptedBy(ctx.pipeline().get(SslHandler.class).engine());
      default -> ctx.fireUserEventTriggered(event);
    }
  }

  private void inputClosed() {
    inputClosed = true;
    if (stream != null) {
      link.cut();
    } else if (state != State.ANSWER && state != State.END && waiting.isEmpty()) {
      closeWhenSent();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException && cause.getCause() instanceof BadRequestException bad) {
      channelRead(ctx, bad);
      return;
    }
    LOG.debug("a connection broke", cause);
    link.cut();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    leave();
    ctx.fireChannelInactive();
  }

  // --- time ---

  private void setDeadline() {
    if (state != State.END) {
      patience.await(awaited(), requests);
    }
  }

  private Awaited awaited() {
    if (!link.channel().isWritable()) {
      return Awaited.CLIENT_TO_READ;
    }
    return switch (state) {
      case HEAD -> decoder.inHead() ? Awaited.REST_OF_HEAD : Awaited.NEXT_REQUEST;
      case BODY, DISCARD, TUNNEL -> Awaited.REST_OF_BODY;
      case ANSWER, END -> Awaited.NOTHING;
    };
  }

  @Override
  public void expired() {
    switch (patience.awaited()) {
      case NOTHING -> {}
      case NEXT_REQUEST -> closeWhenSent();
      case REST_OF_HEAD, REST_OF_BODY -> {
        if (state == State.DISCARD) {
          link.cut();
        } else {
          refuse(new BadRequestException(408, "the request took too long to come"));
        }
      }
      case CLIENT_TO_READ -> {
        if (!patience.clientReadSome()) {
          link.cut();
        }
      }
    }
  }

  @Override
  public void stopping() {
    stopping = true;
    if (stream != null) {
      link.cut();
    } else if (isIdle()) {
      closeWhenSent();
    }
  }

  private boolean isIdle() {
    return state == State.HEAD && waiting.isEmpty() && !decoder.inHead();
  }

  // --- one request ---

  private boolean busy() {
    return state == State.ANSWER || !link.channel().isWritable();
  }

  private void takeWaiting() {
    if (taking) {
      return;
    }
    taking = true;
    try {
      while (!waiting.isEmpty() && !busy() && state != State.END) {
        take(waiting.remove());
      }
    } finally {
      taking = false;
    }
    if (waiting.isEmpty() && !link.channel().config().isAutoRead()) {
      link.channel().config().setAutoRead(true);
    }
    if (!sender().isHeld()) {
      sender().flush();
      setDeadline();
    }
    if (inputClosed && state == State.HEAD && waiting.isEmpty()) {
      closeWhenSent();
    }
  }

  private void take(Object message) {
    try {
      switch (message) {
        case io.netty.handler.codec.http.HttpRequest request -> begin(request);
        case HttpContent content -> continueWith(content);
        case BadRequestException bad -> throw bad;
        default -> throw new IllegalStateException("not HTTP: " + message.getClass());
      }
    } catch (BadRequestException e) {
      refuse(e);
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(io.netty.handler.codec.http.HttpRequest request) throws BadRequestException {
    requests++;
    RequestHead head = RequestHead.of(request);
    this.head = head;
    Ingress ingress =
        switch (head.target()) {
          case RequestTarget.Origin origin -> link.ingress();
          case RequestTarget.Absolute absolute when link.inTunnel() -> link.ingress();
          case RequestTarget.Absolute absolute ->
              link.ingress(head.proxyIdentity(), Optional.of(absolute.authority()));
          case RequestTarget.Tunnel tunnel when link.inTunnel() ->
              throw new BadRequestException(400, "a tunnel inside a tunnel");
          case RequestTarget.Tunnel tunnel ->
              link.ingress(head.proxyIdentity(), Optional.of(tunnel.authority()));
        };
    this.ingress = ingress;
    Admission<P> admission;
    try {
      admission = surroundings.gate().admit(ingress);
    } catch (RuntimeException e) {
      fail(head, ingress, e);
      return;
    }
    switch (admission) {
      case Admission.Admitted<P>(P passage) -> admitted(head, passage);
      case Admission.Refused<P>(int status, String reason) -> refusedByGate(head, status, reason);
      case Admission.Silence<P>() -> fallSilent();
    }
  }

  private void admitted(RequestHead head, P passage) throws BadRequestException {
    if (head.target() instanceof RequestTarget.Tunnel) {
      state = State.TUNNEL;
      return;
    }
    this.passage = passage;
    int limit = surroundings.limits().bodyBytes();
    if (head.bodyLength() > limit) {
      throw new BadRequestException(413, "the request body is too long");
    }
    if (head.continueExpected()) {
      sender().constant(ResponseWriter.CONTINUE);
      sender().flush();
    }
    int expected = head.bodyLength() == RequestHead.CHUNKED ? limit : (int) head.bodyLength();
    body = new RequestBody(surroundings.bodies(), expected);
    state = State.BODY;
  }

  private void refusedByGate(RequestHead head, int status, String reason)
      throws BadRequestException {
    boolean bodyMayNotCome = head.continueExpected();
    boolean bodyTooLong = head.bodyLength() > surroundings.limits().bodyBytes();
    HttpResponse text = HttpResponse.text(status, reason);
    HttpResponse response =
        status == 407 ? new HttpResponse(status, ASK_PROXY_IDENTITY, text.body()) : text;
    if (bodyMayNotCome || bodyTooLong || !goesOn(head)) {
      end(sender().whole(head, response, false));
    } else {
      sender().whole(head, response, true);
      discarded = 0;
      state = State.DISCARD;
    }
  }

  private void continueWith(HttpContent content) throws BadRequestException {
    if (content.decoderResult().isFailure()) {
      throw RequestHead.refusal(content.decoderResult().cause());
    }
    boolean last = content instanceof LastHttpContent;
    switch (state) {
      case BODY -> {
        known(body).append(content.content());
        if (last) {
          handle();
        }
      }
      case DISCARD -> {
        discarded += content.content().readableBytes();
        if (discarded > surroundings.limits().bodyBytes()) {
          link.cut();
        } else if (last) {
          next();
        }
      }
      case TUNNEL -> openTunnel();
      case HEAD, ANSWER, END -> {}
    }
  }

  private void handle() {
    RequestHead head = known(this.head);
    RequestBody body = known(this.body);
    String target =
        switch (head.target()) {
          case RequestTarget.Origin(String pathAndQuery) -> pathAndQuery;
          case RequestTarget.Absolute absolute -> absolute.pathAndQuery();
          case RequestTarget.Tunnel tunnel -> throw new IllegalStateException("a CONNECT");
        };
    HttpRequest request =
        new HttpRequest(
            head.method(),
            target,
            new DecodedHeaders(head.headers()),
            body.whole(),
            known(ingress));
    PendingExchange<P> pending = new PendingExchange<>(this, request, known(passage));
    exchange = pending;
    state = State.ANSWER;
    try {
      surroundings.handler().handle(pending);
    } catch (Throwable e) {
      pending.failed(e);
    }
  }

  private void next() {
    releaseRequest();
    state = State.HEAD;
    if (stopping && isIdle()) {
      closeWhenSent();
    }
  }

  private void releaseRequest() {
    if (body != null) {
      body.release();
      body = null;
    }
    head = null;
    ingress = null;
    passage = null;
    exchange = null;
    stream = null;
  }

  // --- ways out ---

  private void refuse(BadRequestException bad) {
    end(sender().whole(head, HttpResponse.text(bad.status(), bad.sentence()), false));
  }

  private void fail(RequestHead head, Ingress ingress, RuntimeException bug) {
    var request =
        new HttpRequest(
            head.method(), "", new DecodedHeaders(head.headers()), new byte[0], ingress);
    end(sender().whole(head, InternalFailure.response(InternalFailure.log(request, bug)), false));
  }

  private void fallSilent() {
    sender().flush();
    ChannelHandlerContext ctx = known(context);
    leave();
    Silence.begin(ctx, surroundings, link);
    removeFrom(ctx.pipeline());
  }

  private void end(ChannelFuture lastWrite) {
    sender().flush();
    ChannelHandlerContext ctx = known(context);
    leave();
    Farewell.after(lastWrite, surroundings.limits().write(), ctx, link);
    removeFrom(ctx.pipeline());
  }

  private void closeWhenSent() {
    end(sender().nothing());
  }

  private void openTunnel() throws BadRequestException {
    if (!waiting.isEmpty()) {
      throw new BadRequestException(400, "a CONNECT must wait for its answer");
    }
    RequestHead head = known(this.head);
    RequestTarget.Tunnel target = (RequestTarget.Tunnel) head.target();
    sender().constant(ResponseWriter.TUNNEL_OPEN);
    sender().flush();
    link.tunnelTo(target.authority(), head.proxyIdentity());
    ChannelHandlerContext ctx = known(context);
    leave();
    ctx.pipeline().addLast(new FirstByte<>(surroundings, link));
    removeFrom(ctx.pipeline());
  }

  /** Bytes that the decoder still holds go on to the handler that comes next. */
  private void removeFrom(ChannelPipeline pipeline) {
    if (pipeline.context(this) != null) {
      pipeline.remove(this);
    }
    if (pipeline.context(decoder) != null) {
      pipeline.remove(decoder);
    }
  }

  private void leave() {
    state = State.END;
    if (stream != null) {
      stream.lost();
    }
    releaseRequest();
    for (Object message; (message = waiting.poll()) != null; ) {
      ReferenceCountUtil.release(message);
    }
    if (!link.channel().config().isAutoRead()) {
      link.channel().config().setAutoRead(true);
    }
  }

  // --- what an exchange does ---

  HttpLimits limits() {
    return surroundings.limits();
  }

  void cut() {
    link.cut();
  }

  void onEventLoop(Runnable action) {
    var executor = link.channel().eventLoop();
    if (executor.inEventLoop()) {
      action.run();
    } else {
      try {
        executor.execute(action);
      } catch (RejectedExecutionException e) {
        LOG.debug("too late: the server has stopped", e);
      }
    }
  }

  void offload(Runnable work) {
    surroundings.blocking().execute(work);
  }

  void answer(PendingExchange<P> pending, HttpResponse response) {
    if (pending != exchange) {
      return; // The client is gone.
    }
    RequestHead head = known(this.head);
    boolean goesOn = goesOn(head);
    ChannelFuture written;
    try {
      written = sender().whole(head, response, goesOn);
    } catch (RuntimeException e) {
      String id = InternalFailure.log(pending.request(), e);
      written = sender().whole(head, InternalFailure.response(id), goesOn);
    }
    finish(written, goesOn);
  }

  void beginStream(
      PendingExchange<P> pending,
      int status,
      List<Headers.Header> headers,
      ResponseStream<P> begun) {
    if (pending != exchange) {
      begun.lost();
      return;
    }
    RequestHead head = known(this.head);
    stream = begun;
    try {
      sender().streamHead(head, status, headers, goesOn(head) && head.chunksUnderstood());
    } catch (RuntimeException e) {
      String id = InternalFailure.log(pending.request(), e);
      end(sender().whole(head, InternalFailure.response(id), false));
      return;
    }
    sender().flushUnlessHeld();
    if (inputClosed) {
      link.cut();
    }
  }

  void sendPiece(PendingExchange<P> pending, byte[] piece, Runnable whenSent) {
    if (pending == exchange) {
      sender().streamPiece(known(head), piece).addListener(sent -> whenSent.run());
      sender().flushUnlessHeld();
    }
  }

  void endStream(PendingExchange<P> pending) {
    if (pending == exchange) {
      RequestHead head = known(this.head);
      finish(sender().streamEnd(head), goesOn(head) && head.chunksUnderstood());
    }
  }

  private void finish(ChannelFuture written, boolean goesOn) {
    if (goesOn) {
      next();
      takeWaiting();
    } else {
      end(written);
    }
  }

  private boolean goesOn(RequestHead head) {
    return head.keepAlive() && !stopping && !(inputClosed && waiting.isEmpty());
  }

  private ResponseSender sender() {
    return known(sender);
  }

  /** What cannot be missing in this state. */
  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("missing in this state of a connection");
    }
    return value;
  }
}
