/**
 * What rewritten classes call: the current context, its carriage from one thread to another, and
 * the hooks of each mechanism.
 *
 * <p>These classes live on the bootstrap loader and run inside the JDK's own methods. So they use
 * {@code java.base} alone, and neither lambdas, method references, records nor anything else that
 * links by {@code invokedynamic}. They are public because the classes that call them are anywhere;
 * they are no API for programs.
 */
@NullMarked
package io.asynclocal.bootstrap;

import org.jspecify.annotations.NullMarked;
