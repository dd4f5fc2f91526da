/**
 * One class for each holder of a library, compiled against the real library and loaded by nobody
 * here: the agent reads its bytes and defines it in the loader of the holder's class, wherever the
 * program has that. So each is one class file that knows the library, {@code java.base} and {@link
 * io.asynclocal.bootstrap.ThreadValue}, and keeps its only object in a static field {@code VALUE}.
 */
@NullMarked
package io.asynclocal.agent.carriers;

import org.jspecify.annotations.NullMarked;
