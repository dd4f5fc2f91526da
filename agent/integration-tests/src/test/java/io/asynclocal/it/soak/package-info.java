/**
 * Random programs of hops over all mechanisms, as a test and as a soak.
 *
 * <p>A {@link io.asynclocal.it.soak.Generator} makes a {@link io.asynclocal.it.soak.Program} from a
 * seed, as data; {@link io.asynclocal.it.soak.Model} performs it in sequence and notes what each
 * task must see; {@link io.asynclocal.it.soak.Jvm} performs it on the real threads and compares.
 *
 * <p>No property library: the soak needs the generator without a test engine, a failure that
 * depends on the interleaving must be cut down by trying again in company, and jqwik's last version
 * is for the platform of JUnit 5.
 */
package io.asynclocal.it.soak;
