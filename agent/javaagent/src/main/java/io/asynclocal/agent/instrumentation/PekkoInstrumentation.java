package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Pekko's actors: each message is received with the context of its sender, and what is scheduled
 * runs with that of the call.
 *
 * <p>A mailbox is one task for as long as its actor lives, and works off the messages of many; so
 * it belongs to nobody, see {@code NobodysWork}, and the envelope of a message carries.
 */
final class PekkoInstrumentation extends LibraryInstrumentation {

  private static final String ENVELOPE = "org.apache.pekko.dispatch.Envelope";
  private static final String CELL = "org.apache.pekko.actor.ActorCell";
  private static final String SCHEDULER = "org.apache.pekko.actor.LightArrayRevolverScheduler";
  private static final String SCHEDULED = SCHEDULER + "$TaskHolder";

  @Override
  public String mechanism() {
    return "pekko";
  }

  @Override
  public String[] classes() {
    return new String[] {ENVELOPE, CELL, SCHEDULER, SCHEDULED};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    switch (className) {
      case ENVELOPE:
        rewrite.carryContext().adviseIfThere(MadeAdvice.class, "<init>");
        break;
      case CELL:
        rewrite.adviseIfThere(CallbackAdvice.OfArgument.class, "invoke");
        break;
      case SCHEDULER:
        rewrite.replace(OwnWorkInstrumentation.startOfNobody("<init>"));
        break;
      default:
        carryOnce(rewrite, "executeTask");
        rewrite.adviseIfThere(DroppedAdvice.class, "cancel()");
    }
  }
}
