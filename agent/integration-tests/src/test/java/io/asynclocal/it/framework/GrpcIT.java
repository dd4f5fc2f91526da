package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

class GrpcIT extends FrameworkContract {

  private static final Metadata.Key<String> ID =
      Metadata.Key.of("id", Metadata.ASCII_STRING_MARSHALLER);

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("client's observer, in process", () -> inProcess(GrpcIT::observed)),
        kind("client's observer, over Netty", () -> overNetty(GrpcIT::observed)),
        kind("client's future", () -> overNetty(GrpcIT::future)),
        kind("service behind an interceptor", () -> overNetty(GrpcIT::served)));
  }

  private interface Use {
    void on(ManagedChannel channel, Runnable callback);
  }

  private static Way inProcess(Use use) {
    String name = UUID.randomUUID().toString();
    Server server =
        Holders.madeByNobody(
            () -> InProcessServerBuilder.forName(name).addService(new Echo()).build().start());
    return on(server, InProcessChannelBuilder.forName(name).build(), use);
  }

  private static Way overNetty(Use use) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Server server =
        Holders.madeByNobody(
            () ->
                NettyServerBuilder.forAddress(new InetSocketAddress(loopback, 0))
                    .intercept(new Authentication())
                    .addService(new Echo())
                    .build()
                    .start());
    return on(
        server,
        NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build(),
        use);
  }

  private static Way on(Server server, ManagedChannel channel, Use use) {
    return Way.submitting(
        callback -> use.on(channel, callback),
        () -> {
          channel.shutdownNow();
          server.shutdownNow();
        });
  }

  private static void observed(ManagedChannel channel, Runnable callback) {
    call(channel, "", new Then(callback));
  }

  private static void future(ManagedChannel channel, Runnable callback) {
    ClientCalls.futureUnaryCall(channel.newCall(Echo.METHOD, CallOptions.DEFAULT), "")
        .addListener(callback, Runnable::run);
  }

  /** What runs the callback is the service, for the caller that the interceptor found. */
  private static void served(ManagedChannel channel, Runnable callback) {
    String id = UUID.randomUUID().toString();
    Echo.SENT.put(id, new Requests.Request(Holders.caller(), callback));
    call(channel, id, new Then(() -> {}));
  }

  private static void call(ManagedChannel channel, String id, StreamObserver<String> observer) {
    Metadata headers = new Metadata();
    headers.put(ID, id);
    ClientCalls.asyncUnaryCall(
        io.grpc.ClientInterceptors.intercept(
                channel, io.grpc.stub.MetadataUtils.newAttachHeadersInterceptor(headers))
            .newCall(Echo.METHOD, CallOptions.DEFAULT),
        id,
        observer);
  }

  private static final class Authentication implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      Requests.Request sent = Echo.SENT.get(String.valueOf(headers.get(ID)));
      if (sent == null) {
        return next.startCall(call, headers);
      }
      Object[] listener = new Object[1];
      Holders.run(sent.caller(), () -> listener[0] = next.startCall(call, headers));
      return cast(listener[0]);
    }

    @SuppressWarnings("unchecked")
    private static <Q> ServerCall.Listener<Q> cast(Object listener) {
      return (ServerCall.Listener<Q>) listener;
    }
  }

  /** Says what it is told. */
  private static final class Echo implements BindableService {
    static final Map<String, Requests.Request> SENT = new ConcurrentHashMap<>();

    static final MethodDescriptor<String, String> METHOD =
        MethodDescriptor.<String, String>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName("it.Echo/Say")
            .setRequestMarshaller(new Text())
            .setResponseMarshaller(new Text())
            .build();

    @Override
    public ServerServiceDefinition bindService() {
      return ServerServiceDefinition.builder("it.Echo")
          .addMethod(METHOD, ServerCalls.asyncUnaryCall(Echo::say))
          .build();
    }

    private static void say(String text, StreamObserver<String> answer) {
      Requests.Request sent = SENT.remove(text);
      if (sent != null) {
        sent.callback().run();
      }
      answer.onNext(text);
      answer.onCompleted();
    }
  }

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String text) {
      return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Then implements StreamObserver<String> {
    private final Runnable callback;

    Then(Runnable callback) {
      this.callback = callback;
    }

    @Override
    public void onNext(String value) {
      callback.run();
    }

    @Override
    public void onError(Throwable failure) {
      failure.printStackTrace();
    }

    @Override
    public void onCompleted() {}
  }
}
