package io.asynclocal.demo;

import java.util.List;

/** The users that the database begins with. */
public final class DemoUsers {

  /** Those who may sign in. */
  public static final List<String> ACTIVE =
      List.of(
          "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "kim",
          "leo", "mia", "niaj", "olivia", "peggy", "quinn", "rupert", "sybil", "trent", "ursula",
          "victor", "walter", "yara");

  static final String DEACTIVATED = "mallory";

  private DemoUsers() {}
}
