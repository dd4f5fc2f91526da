package io.asynclocal.agent;

/** Says what the jar is where somebody starts it as a program. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("asynclocal agent " + AsyncLocalAgent.version());
    System.out.println("AsyncLocalStorage for the JVM. Start a program with");
    System.out.println("  java -javaagent:asynclocal-agent.jar=key=value,key=value ...");
    System.out.println(
        "Options (also -Dasynclocal.KEY and ASYNCLOCAL_KEY, the flag counts first):");
    System.out.println("  exclude=a.b.*:c.D   executors and tasks that are left alone; none");
    System.out.println("  carry=auto|none|mdc:...:a.B#FIELD   thread locals that travel too; auto");
    System.out.println("  carry-copy=a.B#FIELD:...   the same, with copies of the values; none");
    System.out.println("  log=off|warn|info|debug   what goes to standard error; warn");
    System.out.println("  strict=true|false   scope misuse throws; false");
    System.out.println("  on-error=exit|continue   after a mistyped option; exit");
    System.out.println("  cache=DIR|off   where rewritten classes are kept; ~/.cache/asynclocal");
    System.out.println("  ride=field|side-table   for tests and diagnosis; field");
  }
}
