package io.asynclocal.agent.rewrite;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import net.bytebuddy.matcher.ElementMatcher;

/** Matches methods with a body by their name, or by name and erased parameter types. */
final class MethodPattern implements ElementMatcher<MethodDescription> {

  private final TypeDescription type;
  private final String name;
  private final String parameters;

  private MethodPattern(TypeDescription type, String name, String parameters) {
    this.type = type;
    this.name = name;
    this.parameters = parameters;
  }

  static MethodPattern of(TypeDescription type, String pattern) {
    int open = pattern.indexOf('(');
    return open < 0
        ? new MethodPattern(type, pattern, "")
        : new MethodPattern(type, pattern.substring(0, open), pattern.substring(open));
  }

  @Override
  public boolean matches(MethodDescription method) {
    return method.getDeclaringType().asErasure().equals(type)
        && method.getInternalName().equals(name)
        && !method.isAbstract()
        && !method.isNative()
        && (parameters.isEmpty() || parameters.equals(parametersOf(method)));
  }

  private static String parametersOf(MethodDescription method) {
    TypeList types = method.getParameters().asTypeList().asErasures();
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < types.size(); i++) {
      text.append(i == 0 ? "" : ",").append(types.get(i).getName());
    }
    return text.append(')').toString();
  }
}
