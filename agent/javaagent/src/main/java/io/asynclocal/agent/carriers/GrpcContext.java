package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.ThreadValue;
import io.grpc.Context;
import org.jspecify.annotations.Nullable;

/**
 * gRPC's {@code Context}, forked: that of a call is cancelled when the call ends, which a task that
 * goes on must not notice. A fork is marked, as it need not be forked once more.
 */
public final class GrpcContext extends ThreadValue {

  public static final ThreadValue VALUE = new GrpcContext();

  private static final Context.Key<@Nullable Context[]> FORK = Context.key("asynclocal-fork");

  private GrpcContext() {}

  @Override
  public @Nullable Object current() {
    Context context = Context.current();
    return context == Context.ROOT ? null : context;
  }

  @Override
  public Object captured(Object current) {
    Context context = (Context) current;
    @Nullable Context[] mark = FORK.get(context);
    if (mark != null && mark[0] == context) {
      return context;
    }
    @Nullable Context[] self = new Context[1];
    Context fork = context.fork().withValue(FORK, self);
    self[0] = fork;
    return fork;
  }

  @Override
  @SuppressWarnings("CheckReturnValue") // who entered it puts back what was there
  public void restore(Object previous) {
    ((Context) previous).attach();
  }

  @Override
  public void clear() {
    Context context = Context.current();
    if (context != Context.ROOT) {
      context.detach(Context.ROOT);
    }
  }
}
