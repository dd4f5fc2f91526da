package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;

class PekkoIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("message", PekkoIT::telling),
        kind("message, passed on", PekkoIT::relaying),
        kind("dispatcher", () -> using((system, task) -> system.dispatcher().execute(task))),
        kind(
            "scheduler",
            () ->
                using(
                    (system, task) ->
                        system
                            .scheduler()
                            .scheduleOnce(Duration.ofMillis(1), task, system.dispatcher()))));
  }

  /** Runs what it is sent. */
  private static final class Running extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(Runnable.class, Runnable::run).build();
    }
  }

  /** Passes on what it is sent. */
  private static final class Relay extends AbstractActor {
    private final ActorRef next;

    Relay(ActorRef next) {
      this.next = next;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().matchAny(message -> next.forward(message, getContext())).build();
    }
  }

  private static Way telling() {
    ActorSystem system = start();
    ActorRef actor = system.actorOf(Props.create(Running.class, Running::new));
    return Way.submitting(
        callback -> actor.tell(callback, ActorRef.noSender()), () -> stop(system));
  }

  private static Way relaying() {
    ActorSystem system = start();
    ActorRef actor = system.actorOf(Props.create(Running.class, Running::new));
    ActorRef relay = system.actorOf(Props.create(Relay.class, () -> new Relay(actor)));
    return Way.submitting(
        callback -> relay.tell(callback, ActorRef.noSender()), () -> stop(system));
  }

  private interface Use {
    void on(ActorSystem system, Runnable task);
  }

  private static Way using(Use use) {
    ActorSystem system = start();
    return Way.submitting(callback -> use.on(system, callback), () -> stop(system));
  }

  private static ActorSystem start() {
    return ActorSystem.create(
        "it", ConfigFactory.parseString("pekko.loglevel=OFF").withFallback(ConfigFactory.load()));
  }

  private static void stop(ActorSystem system) throws Exception {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
