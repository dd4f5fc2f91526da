/**
 * Random programs of hops over all mechanisms, as a test and as a soak.
 *
 * <p>A {@link io.asynclocal.it.soak.Generator} makes a {@link io.asynclocal.it.soak.Program} from a
 * seed, as data; {@link io.asynclocal.it.soak.Model} performs it in sequence and notes what each
 * task must see; {@link io.asynclocal.it.soak.Jvm} performs it on the real threads and compares.
 */
package io.asynclocal.it.soak;
