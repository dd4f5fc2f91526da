package io.asynclocal.agent.rewrite;

import java.util.ArrayList;
import java.util.List;

/** What is to be done to one class: a field for a context, and advice on some of its methods. */
public final class ClassRewrite {

  /** Stands for the constant that is found out by a look into the class. */
  static final String CAST_TYPES = "?";

  final List<MethodAdvice> advices = new ArrayList<>();
  final List<Replacement> replacements = new ArrayList<>();
  boolean carriesContext;

  /** Advice for the methods that a pattern names. */
  static final class MethodAdvice {
    final Class<?> advice;
    final String constant;
    final String[] methods;
    final boolean optional;

    MethodAdvice(Class<?> advice, String constant, boolean optional, String[] methods) {
      this.advice = advice;
      this.constant = constant;
      this.optional = optional;
      this.methods = methods;
    }
  }

  /** Gives the objects of the class a field that a context rides in. */
  public ClassRewrite carryContext() {
    carriesContext = true;
    return this;
  }

  /**
   * Adds advice to methods that must be there.
   *
   * @param advice a class with Byte Buddy's advice
   * @param methods names, each with or without its parameter types, as in {@code
   *     offer(java.lang.Object)}; {@code <init>} for the constructors
   */
  public ClassRewrite advise(Class<?> advice, String... methods) {
    advices.add(new MethodAdvice(advice, "", false, methods));
    return this;
  }

  /** Adds advice to methods that only some versions have. */
  public ClassRewrite adviseIfThere(Class<?> advice, String... methods) {
    advices.add(new MethodAdvice(advice, "", true, methods));
    return this;
  }

  /** Adds advice that reads which types the class's code casts to, each with a comma behind it. */
  public ClassRewrite adviseWithCastTypes(Class<?> advice, String... methods) {
    advices.add(new MethodAdvice(advice, CAST_TYPES, true, methods));
    return this;
  }

  /** Adds advice that reads a constant by {@link RewriteConstant}. */
  public ClassRewrite adviseWith(String constant, Class<?> advice, String... methods) {
    advices.add(new MethodAdvice(advice, constant, false, methods));
    return this;
  }

  /** Whether nothing is to be done. */
  boolean isEmpty() {
    return !carriesContext && advices.isEmpty() && replacements.isEmpty();
  }

  /** Replaces instructions inside a method. */
  public ClassRewrite replace(Replacement replacement) {
    replacements.add(replacement);
    return this;
  }
}
