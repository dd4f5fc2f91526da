package io.asynclocal.it.process.program;

import reactor.blockhound.BlockHound;

/** Ours travels, and BlockHound finds a call that blocks where it must not. */
public final class BesideBlockHound {

  private BesideBlockHound() {}

  /** Installs BlockHound, which does nothing where the flag has done it, before or in between. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      Travels.print("ada");
    }
    BlockHound.install();
    Thread loop = new Thread(BesideBlockHound::block, BlockHoundRules.LOOP);
    loop.start();
    loop.join();
    System.out.println("found: " + BlockHoundRules.found);
    BlockHoundRules.found = "nothing";
    block();
    System.out.println("elsewhere: " + BlockHoundRules.found);
    Travels.print("ada");
    System.exit(0);
  }

  private static void block() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
