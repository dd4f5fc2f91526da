/**
 * The mechanisms: one class each, with what it matches, the advice, and why.
 *
 * <p>Not null-marked: advice becomes part of other classes, and null means what it means there.
 */
package io.asynclocal.agent.instrumentation;
