/** Programs whose whole run is measured, and what measures it. */
package io.asynclocal.benchmarks.start;
